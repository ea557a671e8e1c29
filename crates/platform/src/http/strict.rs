//! JSON read without leniency: no name twice in one object, and no list where an object is described.

use kernel::{Fault, Message};
use serde::{
    Deserialize, Deserializer,
    de::{
        Error as _, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Error, Map, Number, Value};
use std::fmt;

const REPEATED: Message = Message::new("repeated", "Disebut dua kali.", "This is given twice.");

/// A value and the name that stands twice in one of its objects, if any.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) value: Value,
    repeated: Option<String>,
}

impl Read {
    /// The fault of the name that stands twice.
    pub(super) fn fault(&self) -> Option<Fault> {
        self.repeated.as_ref().map(|path| Fault::new(path, &REPEATED))
    }

    fn plain(value: Value) -> Self {
        Self { value, repeated: None }
    }
}

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Read;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Read, E> {
        Ok(Read::plain(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Read, E> {
        Ok(Read::plain(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Read, E> {
        Ok(Read::plain(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Read, E> {
        Ok(Read::plain(Number::from_f64(value).map_or(Value::Null, Value::Number)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Read, E> {
        Ok(Read::plain(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Read, E> {
        Ok(Read::plain(value.into()))
    }

    fn visit_unit<E>(self) -> Result<Read, E> {
        Ok(Read::plain(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Read, A::Error> {
        let (mut items, mut repeated) = (Vec::new(), None);
        while let Some(item) = access.next_element::<Read>()? {
            let index = items.len();
            repeated = repeated.or_else(|| item.repeated.map(|path| under(&format!("[{index}]"), &path)));
            items.push(item.value);
        }
        Ok(Read { value: items.into(), repeated })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Read, A::Error> {
        let (mut fields, mut repeated) = (Map::new(), None);
        while let Some((name, field)) = access.next_entry::<String, Read>()? {
            repeated = repeated.or_else(|| field.repeated.map(|path| under(&name, &path)));
            if fields.contains_key(&name) {
                repeated.get_or_insert_with(|| name.clone());
            }
            fields.insert(name, field.value);
        }
        Ok(Read { value: fields.into(), repeated })
    }
}

fn under(outer: &str, inner: &str) -> String {
    if inner.starts_with('[') { format!("{outer}{inner}") } else { format!("{outer}.{inner}") }
}

/// A value to be read into a type. Serde would also take the fields of a struct from a list, by their order.
pub(super) struct Strict(pub(super) Value);

impl IntoDeserializer<'_, Error> for Strict {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Strict {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => {
                let mut items = SeqDeserializer::new(items.into_iter().map(Strict));
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, field)| (name, Strict(field)));
                let mut fields = MapDeserializer::new(fields);
                let value = visitor.visit_map(&mut fields)?;
                fields.end().map(|()| value)
            }
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.0.is_array() {
            return Err(Error::invalid_type(Unexpected::Seq, &"an object"));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeated(text: &str) -> Option<String> {
        serde_json::from_str::<Read>(text).unwrap().repeated
    }

    #[test]
    fn a_name_twice_is_found_wherever_it_stands() {
        assert_eq!(repeated(r#"{"a": [{"b": 1}, {"b": 2}], "c": {"a": null}}"#), None);
        assert_eq!(repeated(r#"{"a": 1, "a": 1}"#).as_deref(), Some("a"));
        assert_eq!(repeated(r#"{"a": [1, {"b": {"c": 1, "c": 2}}]}"#).as_deref(), Some("a[1].b.c"));
    }

    #[test]
    fn what_is_read_is_what_serde_json_reads() {
        for text in
            [r#"{"a": [1, -2, 3.5, true, null, "é\n"], "b": {}}"#, "7", "\"x\"", "[]", "18446744073709551615"]
        {
            let read: Read = serde_json::from_str(text).unwrap();
            assert_eq!(read.value, serde_json::from_str::<Value>(text).unwrap());
        }
    }

    #[test]
    fn a_list_is_no_object() {
        #[derive(Debug, Default, Deserialize)]
        #[serde(default)]
        struct Inner {
            x: Option<i64>,
        }
        #[derive(Debug, Default, Deserialize)]
        #[serde(default)]
        struct Outer {
            inner: Inner,
            many: Vec<(i64, String)>,
        }
        let read = |value: Value| Outer::deserialize(Strict(value));
        let right = read(serde_json::json!({"inner": {"x": 1}, "many": [[1, "x"]]})).unwrap();
        assert_eq!((right.inner.x, right.many.len()), (Some(1), 1));
        assert!(read(serde_json::json!([])).is_err());
        assert!(read(serde_json::json!({"inner": [1]})).is_err());
    }
}
