//! JSON bodies, read so that every fault is found at once: wrong types, unknown fields and broken rules.

use super::{
    Failure,
    strict::{Read, Strict},
};
use axum::{
    extract::{FromRequest, Request},
    http::header,
};
use kernel::{Check, Error, Fault, Faults, Message, Result, check, error::Refusal};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// The largest JSON body in bytes.
pub const MAX_BODY: usize = 2 * 1024 * 1024;
/// The largest form with files in bytes that can be sent with an idempotency key.
pub const MAX_FORM: usize = 16 * 1024 * 1024;
const MAX_FAULTS: usize = 100;

/// The body is not JSON at all.
pub const NOT_JSON: Message = Message::new(
    "not_json",
    "Isi kiriman bukan JSON yang benar: {reason}",
    "The body is not valid JSON: {reason}",
);
const CONTROL_CHARACTER: Message = Message::new(
    "control_character",
    "Berisi karakter yang tidak boleh dipakai.",
    "Contains a character that is not allowed.",
);

/// A checked JSON body.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + Check, S: Sync> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let essence = content_type.and_then(|value| value.split(';').next()).map(str::trim);
        if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
            return Err(Error::UnsupportedContent.into());
        }
        let bytes = read(request.into_body(), MAX_BODY).await?;
        let read: Read = serde_json::from_slice(&bytes)
            .map_err(|cause| Error::Malformed(Refusal::new(&NOT_JSON).with("reason", cause)))?;
        if let Some(fault) = read.fault() {
            return Err(fault.into());
        }
        Ok(Self(parse(read.value)?))
    }
}

/// Reads a whole body of at most `max` bytes.
pub(super) async fn read(body: axum::body::Body, max: usize) -> Result<bytes::Bytes> {
    axum::body::to_bytes(body, max).await.map_err(|cause| {
        let is_too_long = std::error::Error::source(&cause)
            .is_some_and(|source| source.to_string().contains("length limit exceeded"));
        if is_too_long {
            Error::TooLarge(u64::try_from(max).unwrap_or(u64::MAX))
        } else {
            Error::Malformed(Refusal::new(&NOT_JSON).with("reason", cause))
        }
    })
}

/// Reads `value` as a `T` and checks it.
///
/// # Errors
/// `Invalid` with every fault.
pub fn parse<T: DeserializeOwned + Check>(mut value: Value) -> Result<T> {
    if !value.is_object() {
        return Err(Fault::new("body", &check::WRONG_TYPE).with("detail", "{…}").into());
    }
    let mut faults = Faults::new();
    find_control_characters(&value, "", &mut faults);
    for _ in 0..MAX_FAULTS {
        match serde_path_to_error::deserialize::<_, T>(Strict(value.clone())) {
            Ok(parsed) => {
                parsed.check(&mut faults);
                return faults.finish().map(|()| parsed);
            }
            Err(cause) => {
                let path = cause.path().clone();
                let fault = describe(&path, cause.inner());
                faults.add(fault);
                if !remove(&mut value, &path) {
                    break;
                }
            }
        }
    }
    faults.finish()?;
    Err(Error::UnsupportedContent)
}

fn describe(path: &serde_path_to_error::Path, cause: &serde_json::Error) -> Fault {
    let text = cause.to_string();
    let begins_with_a_name = matches!(path.iter().next(), Some(serde_path_to_error::Segment::Map { .. }));
    let field = if begins_with_a_name { path.to_string() } else { "body".to_owned() };
    if text.starts_with("unknown field") {
        return Fault::new(field, &check::UNKNOWN_FIELD);
    }
    if let Some(name) = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        let field = if field == "body" { name.to_owned() } else { format!("{field}.{name}") };
        return Fault::new(field, &check::REQUIRED);
    }
    Fault::new(field, &check::WRONG_TYPE).with("detail", text)
}

/// Takes the value at `path` out so that the rest can be read; `false` where that is impossible.
fn remove(value: &mut Value, path: &serde_path_to_error::Path) -> bool {
    use serde_path_to_error::Segment;
    let segments: Vec<_> = path.iter().collect();
    let Some((Segment::Map { key }, parents)) = segments.split_last().map(|(last, parents)| (*last, parents))
    else {
        return false;
    };
    let parent = parents.iter().try_fold(value, |value, segment| match segment {
        Segment::Map { key } => value.get_mut(key),
        Segment::Seq { index } => value.get_mut(index),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    parent.and_then(Value::as_object_mut).is_some_and(|object| object.remove(key).is_some())
}

/// PostgreSQL takes no NUL in a text, and no person types one.
fn find_control_characters(value: &Value, path: &str, faults: &mut Faults) {
    match value {
        Value::String(text) if text.contains('\0') => faults.push(path, &CONTROL_CHARACTER),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                find_control_characters(item, &format!("{path}[{index}]"), faults);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                find_control_characters(field, &inner, faults);
            }
        }
        _ => {}
    }
}

/// A body without fields: `{}`.
#[derive(Clone, Copy, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

impl Check for Empty {
    fn check(&self, _: &mut Faults) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Input {
        name: String,
        price: i64,
        items: Vec<Item>,
    }

    #[derive(Debug, Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Item {
        quantity: i64,
    }

    impl Check for Input {
        fn check(&self, faults: &mut Faults) {
            faults.required_text("name", &self.name, 5);
        }
    }

    fn faults(value: Value) -> Vec<(String, &'static str)> {
        match parse::<Input>(value) {
            Err(Error::Invalid(faults)) => faults.into_iter().map(|f| (f.field, f.message.code)).collect(),
            other => panic!("faults were expected, not {other:?}"),
        }
    }

    #[test]
    fn wrong_types_unknown_fields_and_broken_rules_come_in_one_answer() {
        let found =
            faults(json!({"price": "x", "colour": 1, "items": [{"quantity": 1}, {"quantity": "many"}]}));
        let mut expected = vec![
            ("colour".to_owned(), "unknown"),
            ("price".to_owned(), "wrong_type"),
            ("items[1].quantity".to_owned(), "wrong_type"),
            ("name".to_owned(), "required"),
        ];
        let mut found = found;
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_body_of_another_shape_is_one_fault() {
        assert_eq!(faults(json!([1, 2])), [("body".to_owned(), "wrong_type")]);
    }

    #[test]
    fn a_nul_is_refused_at_its_field() {
        assert_eq!(faults(json!({"name": "a\0b"})), [("name".to_owned(), "control_character")]);
    }
}
