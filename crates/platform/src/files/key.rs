//! Names of stored files.

use kernel::Day;
use object_store::path::Path as Location;
use sea_orm::DeriveValueType;
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The name of a stored file: a folder by day and an id, `2026/11/20/01939e6c-…`. No other form exists, so none
/// leads out of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub struct FileKey {
    day: Day,
    id: Uuid,
}

/// A text that is not the name of a stored file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the name of a stored file")]
pub struct BadKey;

impl FileKey {
    /// The name of the file `id` that came on `day`.
    #[must_use]
    pub fn new(day: Day, id: impl Into<Uuid>) -> Self {
        Self { day, id: id.into() }
    }

    /// The file's id.
    #[must_use]
    pub const fn id(self) -> Uuid {
        self.id
    }

    pub(super) fn location(self) -> Location {
        Location::from(self.to_string())
    }
}

impl fmt::Display for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.day.to_string().replace('-', "/"), self.id.hyphenated())
    }
}

impl FromStr for FileKey {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, BadKey> {
        let (folder, id) = text.rsplit_once('/').ok_or(BadKey)?;
        let day = folder.replace('/', "-").parse().map_err(|_| BadKey)?;
        let key = Self { day, id: id.parse().map_err(|_| BadKey)? };
        if key.to_string() == text { Ok(key) } else { Err(BadKey) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_names_that_were_made_here_are_read() {
        let name = "2026/11/20/01939e6c-5a1c-7000-8000-000000000001";
        assert_eq!(name.parse::<FileKey>().unwrap().to_string(), name);
        for text in [
            "",
            "../../etc/passwd",
            "/2026/11/20/01939e6c-5a1c-7000-8000-000000000001",
            "2026/11/20/../01939e6c-5a1c-7000-8000-000000000001",
            "2026-11-20/01939e6c-5a1c-7000-8000-000000000001",
            "2026/11/20/01939E6C-5A1C-7000-8000-000000000001",
            "2026/11/20/01939e6c5a1c70008000000000000001",
            "2026/02/30/01939e6c-5a1c-7000-8000-000000000001",
        ] {
            assert_eq!(text.parse::<FileKey>(), Err(BadKey), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_name_reads_back_as_written(days in 0..700_000_i64, id: u128) {
            let key = FileKey::new(Day::new(1900, 1, 1).unwrap().plus_days(days), Uuid::from_u128(id));
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }

        #[test]
        fn no_text_leads_out_of_the_place(text in "[0-9a-f./\\\\-]{0,60}") {
            if let Ok(key) = text.parse::<FileKey>() {
                prop_assert!(!key.to_string().contains(".."));
            }
        }
    }
}
