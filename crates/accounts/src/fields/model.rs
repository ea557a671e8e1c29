//! What a field is, as people type one.

use super::{FieldId, policy};
use kernel::{Check, Fault, Faults, Message, Patch, check, tags, text};
use platform::{
    Actor,
    audit::Subject,
    fields::{Field, FieldKind, FieldOf},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

const MAX_LABEL: usize = 80;
const MAX_KEY: usize = 40;
const MAX_CHOICES: usize = 200;
const MAX_CHOICE: usize = 100;
const MAX_POSITION: i64 = 10_000;

const BAD_KEY: Message = Message::new(
    "invalid_key",
    "Kunci diawali huruf kecil, lalu huruf kecil, angka, atau garis bawah.",
    "A key begins with a small letter and goes on with small letters, digits or underscores.",
);
const TWICE: Message = Message::new("repeated", "Disebut dua kali.", "This is given twice.");
/// What stands in things already would not fit.
pub(super) const HAS_VALUES: Message = Message::new(
    "has_values",
    "Isian ini sudah terisi, jadi jenisnya tidak bisa diganti.",
    "There are values in this field already, so its type stays.",
);

/// A new field.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewField {
    /// What it is added to.
    pub entity: Option<FieldOf>,
    /// As the API names it, in `custom`; made from the label where absent. It stays.
    pub key: Option<String>,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: Option<FieldKind>,
    pub required: bool,
    /// What a new thing has where nothing is said; as the type needs: a text, a number, a list, true or false.
    #[schema(value_type = Option<String>)]
    pub default: Option<Value>,
    /// The choices of `choice` and `multi_choice`.
    pub choices: Vec<String>,
    /// Whether tables show it.
    pub in_table: Option<bool>,
    /// Whether lists are filtered by it.
    pub in_filter: Option<bool>,
    /// Its place among the fields of its things; the last where absent.
    pub position: Option<i64>,
}

impl NewField {
    /// The key, as it was typed or as the label says.
    pub(super) fn key(&self) -> String {
        match self.key.as_deref().map(str::trim).filter(|key| !key.is_empty()) {
            Some(key) => key.to_owned(),
            None => key_of(&self.label),
        }
    }
}

impl Check for NewField {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.entity.is_some(), "entity", &check::REQUIRED);
        faults.ensure(self.kind.is_some(), "type", &check::REQUIRED);
        faults.required_text("label", &self.label, MAX_LABEL);
        let key = self.key();
        faults.text("key", &key, MAX_KEY);
        let is_named = self.key.is_some() || !text::clean_line(&self.label).is_empty();
        faults.ensure(!is_named || is_key(&key), "key", &BAD_KEY);
        check_choices(faults, &self.choices);
        let chooses = self.kind.is_some_and(FieldKind::chooses);
        faults.ensure(!chooses || !self.choices.is_empty(), "choices", &check::REQUIRED);
        check_position(faults, self.position);
    }
}

/// Changes to a field. Its key stays, and its type as long as there are values.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FieldChange {
    pub label: Patch<String>,
    #[serde(rename = "type")]
    pub kind: Option<FieldKind>,
    pub required: Option<bool>,
    #[schema(value_type = Option<String>)]
    pub default: Patch<Value>,
    pub choices: Option<Vec<String>>,
    pub in_table: Option<bool>,
    pub in_filter: Option<bool>,
    pub position: Option<i64>,
}

impl Check for FieldChange {
    fn check(&self, faults: &mut Faults) {
        match &self.label {
            Patch::Keep => {}
            Patch::Clear => faults.push("label", &check::REQUIRED),
            Patch::Set(label) => faults.required_text("label", label, MAX_LABEL),
        }
        check_choices(faults, self.choices.as_deref().unwrap_or_default());
        check_position(faults, self.position);
    }
}

fn check_position(faults: &mut Faults, position: Option<i64>) {
    faults.number("position", position.unwrap_or_default(), 0, MAX_POSITION);
}

fn check_choices(faults: &mut Faults, choices: &[String]) {
    faults.entries("choices", choices.len(), MAX_CHOICES);
    let mut seen = Vec::with_capacity(choices.len().min(MAX_CHOICES));
    for (index, choice) in choices.iter().enumerate().take(MAX_CHOICES) {
        let at = format!("choices[{index}]");
        faults.required_text(&at, choice, MAX_CHOICE);
        faults.ensure(!choice.contains([',', ';']), &at, &tags::HAS_COMMA);
        let folded = text::fold(choice);
        faults.ensure(!seen.contains(&folded), at, &TWICE);
        seen.push(folded);
    }
}

/// What holds between the parts of a field: choices where one chooses, and a default that fits.
pub(super) fn check_whole(field: &mut Field, faults: &mut Faults) {
    let chooses = field.kind.chooses();
    let has_choices = !field.choices().is_empty();
    faults.ensure(!chooses || has_choices, "choices", &check::REQUIRED);
    faults.ensure(chooses || !has_choices, "choices", &check::UNKNOWN_FIELD);
    let Some(default) = field.default_value.take() else { return };
    match field.read(&default) {
        Ok(value) => field.default_value = Some(value).filter(|value| !value.is_null()),
        Err(fault) => faults.add(Fault { field: "default".to_owned(), ..fault }),
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|sign: char| sign.is_ascii_lowercase())
        && key.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'_')
}

/// `Kelas (2026)` is `kelas_2026`.
fn key_of(label: &str) -> String {
    let folded = text::fold(label);
    let words = folded.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").chars().take(MAX_KEY).collect()
}

/// What the reader may do with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct FieldCan {
    pub edit: bool,
    pub delete: bool,
}

/// A field that the business added.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct FieldView {
    pub id: FieldId,
    pub entity: FieldOf,
    /// As the API names it, in `custom`, in filters (`custom.key`) and in files.
    pub key: String,
    pub label: String,
    #[serde(rename = "type")]
    pub kind: FieldKind,
    pub required: bool,
    pub default: Option<Value>,
    pub choices: Vec<String>,
    pub in_table: bool,
    pub in_filter: bool,
    pub position: i64,
    pub version: i64,
    pub can: FieldCan,
}

pub(super) fn view(actor: &Actor, field: Field) -> FieldView {
    let may = policy::may_change(actor);
    FieldView {
        can: FieldCan { edit: may, delete: may },
        id: FieldId(field.id),
        entity: field.of,
        choices: field.choices(),
        key: field.key,
        label: field.label,
        kind: field.kind,
        required: field.is_required,
        default: field.default_value,
        in_table: field.in_table,
        in_filter: field.in_filter,
        position: field.position,
        version: field.version,
    }
}

/// What an audit entry about the field is about.
pub(super) fn subject(field: &Field) -> Subject {
    Subject::new("custom_field", field.id, format!("{}: {}", field.of, field.label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_from_the_label() {
        assert_eq!(key_of("Kelas (2026)"), "kelas_2026");
        assert!(is_key("kelas_2026"));
        assert!(!is_key("2026") && !is_key("Kelas") && !is_key("a.b") && !is_key(""));
    }
}
