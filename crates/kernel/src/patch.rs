//! A field of a `PATCH` body: absent means unchanged, `null` means cleared.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use utoipa::{
    __dev::ComposeSchema,
    ToSchema,
    openapi::{RefOr, schema::Schema},
};

/// What a partial update says about one field. Needs `#[serde(default)]` on the field or the struct.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Not mentioned: stays as it is.
    #[default]
    Keep,
    /// `null`: is emptied.
    Clear,
    /// Gets this value.
    Set(T),
}

impl<T> Patch<T> {
    /// The value that the field will have, if it changes: `Some(None)` clears it.
    #[must_use]
    pub fn change(self) -> Option<Option<T>> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(None),
            Self::Set(value) => Some(Some(value)),
        }
    }

    /// The value that was sent, if one was.
    #[must_use]
    pub const fn sent(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// Whether the field is not mentioned.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Whether the field is to be emptied.
    #[must_use]
    pub const fn is_clear(&self) -> bool {
        matches!(self, Self::Clear)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// What is not mentioned has no form of its own: skip it with `skip_serializing_if = "Patch::is_keep"`.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.sent().serialize(serializer)
    }
}

/// In the API's document a patch is the value or null.
impl<T: ComposeSchema> ComposeSchema for Patch<T> {
    fn compose(parts: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        Option::<T>::compose(parts)
    }
}

impl<T: ToSchema + ComposeSchema> ToSchema for Patch<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Patch")
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Day, Rupiah};
    use utoipa::PartialSchema;

    #[derive(Debug, Default, PartialEq, Deserialize, Serialize, ToSchema)]
    #[serde(default)]
    struct Change {
        name: Patch<String>,
        price: Patch<Rupiah>,
        on: Patch<Day>,
    }

    #[test]
    fn absent_keeps_and_null_clears() {
        let change: Change = serde_json::from_str(r#"{"name": null, "price": 1500}"#).unwrap();
        assert_eq!(change, Change { name: Patch::Clear, price: Patch::Set(Rupiah(1_500)), on: Patch::Keep });
    }

    #[test]
    fn the_document_says_value_or_null() {
        let mut parts = Vec::new();
        Change::schemas(&mut parts);
        let names: Vec<_> = parts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Patch_String", "Patch_Rupiah", "Patch_Day"]);
        let price = serde_json::to_value(Patch::<Rupiah>::schema()).unwrap();
        assert_eq!(price["oneOf"][0]["type"], "null");
        assert_eq!(price["oneOf"][1]["type"], "integer");
    }
}
