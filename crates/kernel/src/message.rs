//! Text for people, in both languages, written where the rule is that it explains.

use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString};
use utoipa::ToSchema;

/// The languages of the interface.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumIter,
    EnumString,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Locale {
    /// Bahasa Indonesia, the default.
    #[default]
    Id,
    /// English.
    En,
}

impl Locale {
    /// The first language of an `Accept-Language` value that we speak; Indonesian where there is none.
    /// Weights are ignored: browsers list languages in order of preference.
    #[must_use]
    pub fn from_accept_language(value: &str) -> Self {
        let primary = |range: &str| range.trim().get(..2).map(str::to_ascii_lowercase);
        value
            .split(',')
            .filter_map(primary)
            .find_map(|tag| match tag.as_str() {
                "id" | "in" => Some(Self::Id),
                "en" => Some(Self::En),
                _ => None,
            })
            .unwrap_or_default()
    }
}

/// One sentence in both languages under a stable code. `{name}` stands for a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// What programs compare: `snake_case`, never changed once published.
    pub code: &'static str,
    /// The Indonesian sentence.
    pub id: &'static str,
    /// The English sentence.
    pub en: &'static str,
}

impl Message {
    /// A message; made only in constants.
    #[must_use]
    pub const fn new(code: &'static str, id: &'static str, en: &'static str) -> Self {
        Self { code, id, en }
    }

    /// The sentence in `locale`, its parameters as names.
    #[must_use]
    pub const fn in_language(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Id => self.id,
            Locale::En => self.en,
        }
    }

    /// The sentence in `locale` with its parameters filled in.
    #[must_use]
    pub fn say(&self, locale: Locale, params: &[(&'static str, String)]) -> String {
        Self::fill(self.in_language(locale), params)
    }

    pub(crate) fn fill(template: &str, params: &[(&'static str, String)]) -> String {
        params
            .iter()
            .fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_filled_in_each_language() {
        let message = Message::new("too_long", "Paling banyak {max} huruf.", "At most {max} characters.");
        assert_eq!(message.say(Locale::Id, &[("max", "5".into())]), "Paling banyak 5 huruf.");
        assert_eq!(message.say(Locale::En, &[("max", "5".into())]), "At most 5 characters.");
    }

    #[test]
    fn the_first_language_we_speak_wins() {
        assert_eq!(Locale::from_accept_language("fr-FR, en-US;q=0.8, id;q=0.5"), Locale::En);
        assert_eq!(Locale::from_accept_language("id-ID,en"), Locale::Id);
        assert_eq!(Locale::from_accept_language("§,日"), Locale::Id);
    }
}
