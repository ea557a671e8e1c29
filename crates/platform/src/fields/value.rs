//! What may stand in a field of each kind, and how it is found and shown.

use super::{Field, FieldKind, name_of};
use crate::{facets::Facet, sheets::Cell};
use kernel::{Day, Fault, Message, Rupiah, check, tags, text};
use serde_json::{Number, Value};

const MAX_TEXT: usize = 1_000;
const MAX_URL: usize = 2_000;
/// Numbers beyond this lose digits in spreadsheets.
const MAX_NUMBER: f64 = 1e15;

/// A word that is none of the choices.
pub const NOT_A_CHOICE: Message =
    Message::new("unknown_value", "{value} bukan salah satu pilihan.", "{value} is none of the choices.");
/// Not the address of a page.
pub const BAD_URL: Message = Message::new(
    "invalid_url",
    "Alamat web harus diawali http:// atau https://.",
    "A web address begins with http:// or https://.",
);

fn fault(message: &'static Message) -> Fault {
    Fault::new("", message)
}

fn wrong(kind: FieldKind) -> Fault {
    let detail = match kind {
        FieldKind::Text | FieldKind::Url | FieldKind::Choice => "a text",
        FieldKind::Number => "a number",
        FieldKind::Money => "whole rupiah",
        FieldKind::Date => "a day such as 2026-01-31",
        FieldKind::MultiChoice => "a list of texts",
        FieldKind::YesNo => "true or false",
    };
    fault(&check::WRONG_TYPE).with("detail", detail)
}

impl Field {
    /// The value as it is kept; `null` where it is as good as empty.
    ///
    /// # Errors
    /// What does not fit the kind.
    pub fn read(&self, value: &Value) -> Result<Value, Fault> {
        if value.is_null() {
            return Ok(Value::Null);
        }
        match self.kind {
            FieldKind::Text => line(self.words(value)?, MAX_TEXT),
            FieldKind::Url => url(self.words(value)?),
            FieldKind::Number => number(value).ok_or_else(|| wrong(self.kind)),
            FieldKind::Money => money(value).ok_or_else(|| wrong(self.kind)),
            FieldKind::Date => {
                let day: Option<Day> = self.words(value)?.trim().parse().ok();
                day.map(|day| day.to_string().into()).ok_or_else(|| wrong(self.kind))
            }
            FieldKind::YesNo => value.as_bool().map(Value::Bool).ok_or_else(|| wrong(self.kind)),
            FieldKind::Choice => match self.words(value)? {
                word if word.trim().is_empty() => Ok(Value::Null),
                word => self.choice(word).map(Value::String),
            },
            FieldKind::MultiChoice => self.several(value),
        }
    }

    fn words<'a>(&self, value: &'a Value) -> Result<&'a str, Fault> {
        value.as_str().ok_or_else(|| wrong(self.kind))
    }

    /// The choice that the word stands for, in any spelling.
    fn choice(&self, word: &str) -> Result<String, Fault> {
        let wanted = text::fold(word);
        let found = self.choices().into_iter().find(|choice| text::fold(choice) == wanted);
        found.ok_or_else(|| fault(&NOT_A_CHOICE).with("value", word))
    }

    fn several(&self, value: &Value) -> Result<Value, Fault> {
        let words = value.as_array().ok_or_else(|| wrong(self.kind))?;
        let chosen: Vec<String> =
            words.iter().map(|word| self.choice(self.words(word)?)).collect::<Result<_, _>>()?;
        let chosen = tags::joined(&[], &chosen);
        Ok(if chosen.is_empty() { Value::Null } else { chosen.into() })
    }

    /// What the value is found by; nothing where it is of another kind than the field.
    pub(super) fn facets(&self, value: &Value) -> Vec<Facet> {
        let key = name_of(&self.key);
        match (self.kind, value) {
            (FieldKind::Number | FieldKind::Money, Value::Number(number)) => {
                vec![Facet { key, text: number.to_string(), label: None, number: number.as_f64() }]
            }
            (FieldKind::MultiChoice, Value::Array(words)) => {
                words.iter().filter_map(Value::as_str).map(|word| Facet::of_text(key.clone(), word)).collect()
            }
            (FieldKind::YesNo, Value::Bool(yes)) => {
                vec![Facet::of_text(key, if *yes { "true" } else { "false" })]
            }
            (
                FieldKind::Text | FieldKind::Url | FieldKind::Date | FieldKind::Choice,
                Value::String(words),
            ) => vec![Facet::of_text(key, words)],
            _ => Vec::new(),
        }
    }

    /// The value in a spreadsheet.
    pub(super) fn cell(&self, value: Option<&Value>) -> Cell {
        match (self.kind, value) {
            (_, None | Some(Value::Null)) => Cell::Empty,
            (FieldKind::Money, Some(Value::Number(number))) => number.as_i64().map(Rupiah).into(),
            (FieldKind::Date, Some(Value::String(day))) => day.parse::<Day>().ok().into(),
            (_, Some(Value::Number(number))) => Cell::Number(number.clone()),
            (_, Some(Value::Bool(yes))) => Cell::Bool(*yes),
            (_, Some(Value::String(words))) => Cell::Text(words.clone()),
            (_, Some(Value::Array(words))) => {
                words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ").into()
            }
            (_, Some(other)) => Cell::Text(other.to_string()),
        }
    }
}

fn line(words: &str, max: usize) -> Result<Value, Fault> {
    if words.chars().count() > max {
        return Err(fault(&check::TOO_LONG).with("max", max));
    }
    let clean = text::clean_line(words);
    Ok(if clean.is_empty() { Value::Null } else { clean.into() })
}

fn url(words: &str) -> Result<Value, Fault> {
    let kept = line(words, MAX_URL)?;
    let Some(address) = kept.as_str() else { return Ok(kept) };
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let is_address =
        host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(' '));
    if is_address { Ok(kept) } else { Err(fault(&BAD_URL)) }
}

fn number(value: &Value) -> Option<Value> {
    let size = value.as_f64()?;
    (size.is_finite() && size.abs() <= MAX_NUMBER).then(|| whole(size).unwrap_or_else(|| value.clone()))
}

/// `5.0` is `5`.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small before")]
fn whole(size: f64) -> Option<Value> {
    (size.fract() == 0.0).then(|| Value::Number(Number::from(size as i64)))
}

fn money(value: &Value) -> Option<Value> {
    let amount = value.as_i64()?;
    (0..=Rupiah::MAX_INPUT.get()).contains(&amount).then(|| amount.into())
}

#[cfg(test)]
mod tests {
    use super::{super::FieldOf, *};
    use kernel::Instant;
    use serde_json::json;
    use uuid::Uuid;

    fn field(kind: FieldKind) -> Field {
        let now = Instant::from_timestamp(0, 0).unwrap();
        Field {
            id: Uuid::nil(),
            of: FieldOf::Leads,
            key: "x".to_owned(),
            label: "X".to_owned(),
            kind,
            is_required: false,
            default_value: None,
            choices: json!(["SMA", "SMP"]),
            in_table: true,
            in_filter: true,
            position: 1,
            version: 1,
            created_at: now,
            updated_at: now,
            deleted_at: None,
        }
    }

    fn code(kind: FieldKind, value: &Value) -> &'static str {
        field(kind).read(value).map_or_else(|fault| fault.message.code, |_| "ok")
    }

    #[test]
    fn each_kind_keeps_what_it_is_for() {
        use FieldKind as K;
        for (kind, sent, kept) in [
            (K::Text, json!("  a  b "), json!("a b")),
            (K::Text, json!(" "), Value::Null),
            (K::Number, json!(5.0), json!(5)),
            (K::Number, json!(-2.5), json!(-2.5)),
            (K::Money, json!(150_000), json!(150_000)),
            (K::Date, json!("2026-01-31"), json!("2026-01-31")),
            (K::Choice, json!("sma"), json!("SMA")),
            (K::MultiChoice, json!(["smp", "SMP", "SMA"]), json!(["SMP", "SMA"])),
            (K::MultiChoice, json!([]), Value::Null),
            (K::YesNo, json!(false), json!(false)),
            (K::Url, json!("https://toko.id/a"), json!("https://toko.id/a")),
        ] {
            assert_eq!(field(kind).read(&sent).unwrap(), kept, "{kind} {sent}");
        }
    }

    #[test]
    fn each_kind_refuses_what_it_is_not_for() {
        use FieldKind as K;
        for (kind, sent, expected) in [
            (K::Text, json!(5), "wrong_type"),
            (K::Text, json!("x".repeat(MAX_TEXT + 1)), "too_long"),
            (K::Number, json!("5"), "wrong_type"),
            (K::Number, json!(1e300), "wrong_type"),
            (K::Money, json!(1.5), "wrong_type"),
            (K::Money, json!(-1), "wrong_type"),
            (K::Date, json!("2026-02-30"), "wrong_type"),
            (K::Choice, json!("SD"), "unknown_value"),
            (K::MultiChoice, json!("SMA"), "wrong_type"),
            (K::YesNo, json!("ya"), "wrong_type"),
            (K::Url, json!("javascript:alert(1)"), "invalid_url"),
            (K::Url, json!("https://"), "invalid_url"),
        ] {
            assert_eq!(code(kind, &sent), expected, "{kind} {sent}");
        }
    }

    #[test]
    fn numbers_are_found_by_size_and_words_by_their_letters() {
        let found = |kind, value: Value| {
            let facets = field(kind).facets(&value);
            facets.into_iter().map(|facet| (facet.text, facet.number)).collect::<Vec<_>>()
        };
        assert_eq!(found(FieldKind::Number, json!(12)), [("12".to_owned(), Some(12.0))]);
        assert_eq!(found(FieldKind::MultiChoice, json!(["SMA", "SMP"])).len(), 2);
        assert_eq!(found(FieldKind::Text, json!("Kelás 3")), [("kelas 3".to_owned(), None)]);
        assert_eq!(found(FieldKind::Text, json!(3)), []);
    }
}
