//! Collects every fault of an input before anything is refused.

use crate::{
    day::Instant,
    error::{Error, Fault, Result},
    message::Message,
    text,
};
use chrono::Datelike;

/// A value is missing.
pub const REQUIRED: Message = Message::new("required", "Wajib diisi.", "This is required.");
/// A text is too short.
pub const TOO_SHORT: Message =
    Message::new("too_short", "Paling sedikit {min} karakter.", "At least {min} characters.");
/// A text is too long.
pub const TOO_LONG: Message =
    Message::new("too_long", "Paling banyak {max} karakter.", "At most {max} characters.");
/// A number is below its minimum.
pub const TOO_LOW: Message = Message::new("too_low", "Paling kecil {min}.", "At least {min}.");
/// A number is above its maximum.
pub const TOO_HIGH: Message = Message::new("too_high", "Paling besar {max}.", "At most {max}.");
/// A list has too many entries.
pub const TOO_MANY: Message =
    Message::new("too_many", "Paling banyak {max} baris.", "At most {max} entries.");
/// Not an email address.
pub const BAD_EMAIL: Message =
    Message::new("invalid_email", "Alamat email tidak benar.", "This is not an email address.");
/// Refers to something that does not exist or may not be seen.
pub const UNKNOWN_REFERENCE: Message =
    Message::new("not_found", "Tidak ditemukan.", "This could not be found.");
/// Has the wrong type or form.
pub const WRONG_TYPE: Message =
    Message::new("wrong_type", "Bentuk nilainya salah: {detail}", "Wrong kind of value: {detail}");
/// A field or parameter that we do not know.
pub const UNKNOWN_FIELD: Message = Message::new("unknown", "Tidak dikenal.", "This is not known.");
/// A value that is already taken.
pub const TAKEN: Message = Message::new("taken", "Sudah dipakai.", "This is already in use.");

/// An instant that no calendar shows.
pub const OUT_OF_RANGE: Message = Message::new(
    "out_of_range",
    "Waktunya harus antara tahun 1 dan 9999.",
    "The time must be between the years 1 and 9999.",
);
/// So many faults are told at once; whoever makes more is no person.
const MAX_FAULTS: usize = 100;

/// An input that knows its own rules: those that need nothing but the input itself.
pub trait Check {
    /// Adds every broken rule to `faults`.
    fn check(&self, faults: &mut Faults);
}

/// The faults found so far. A field carries only its first one.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// No faults yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a fault unless its field already has one, or there are a hundred.
    pub fn add(&mut self, fault: Fault) {
        if self.0.len() < MAX_FAULTS && !self.has(&fault.field) {
            self.0.push(fault);
        }
    }

    /// Adds `message` at `field`.
    pub fn push(&mut self, field: impl Into<String>, message: &'static Message) {
        self.add(Fault::new(field, message));
    }

    /// Adds `message` at `field` unless `holds`.
    pub fn ensure(&mut self, holds: bool, field: impl Into<String>, message: &'static Message) {
        if !holds {
            self.push(field, message);
        }
    }

    /// Whether `field` already has a fault.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|fault| fault.field == field)
    }

    /// What was found, in the order in which it was found.
    #[must_use]
    pub fn into_vec(self) -> Vec<Fault> {
        self.0
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A required text: not blank and at most `max` characters.
    pub fn required_text(&mut self, field: &str, value: &str, max: usize) {
        self.ensure(!text::clean_line(value).is_empty(), field, &REQUIRED);
        self.text(field, value, max);
    }

    /// A text of at most `max` characters.
    pub fn text(&mut self, field: &str, value: &str, max: usize) {
        if value.chars().count() > max {
            self.add(Fault::new(field, &TOO_LONG).with("max", max));
        }
    }

    /// An optional text of at most `max` characters.
    pub fn optional_text(&mut self, field: &str, value: Option<&str>, max: usize) {
        if let Some(value) = value {
            self.text(field, value, max);
        }
    }

    /// A list of at most `max` entries.
    pub fn entries(&mut self, field: &str, count: usize, max: usize) {
        if count > max {
            self.add(Fault::new(field, &TOO_MANY).with("max", max));
        }
    }

    /// A number within `min..=max`.
    pub fn number(&mut self, field: &str, value: i64, min: i64, max: i64) {
        if value < min {
            self.add(Fault::new(field, &TOO_LOW).with("min", min));
        } else if value > max {
            self.add(Fault::new(field, &TOO_HIGH).with("max", max));
        }
    }

    /// An optional instant that calendars and both databases know.
    pub fn instant(&mut self, field: &str, value: Option<Instant>) {
        let is_known = value.is_none_or(|at| (1..=9_999).contains(&at.year()));
        self.ensure(is_known, field, &OUT_OF_RANGE);
    }

    /// An optional email address.
    pub fn email(&mut self, field: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.ensure(text::is_email(value.trim()), field, &BAD_EMAIL);
        }
    }

    /// Refuses the input if anything was found.
    ///
    /// # Errors
    /// `Invalid` with all faults.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}

impl Extend<Fault> for Faults {
    fn extend<T: IntoIterator<Item = Fault>>(&mut self, faults: T) {
        faults.into_iter().for_each(|fault| self.add(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_carries_its_first_fault_only() {
        let mut faults = Faults::new();
        faults.push("name", &REQUIRED);
        faults.push("name", &UNKNOWN_FIELD);
        faults.number("price", -1, 0, 10);
        let Err(Error::Invalid(found)) = faults.finish() else { panic!("faults were found") };
        let codes: Vec<_> = found.iter().map(|f| (f.field.as_str(), f.message.code)).collect();
        assert_eq!(codes, [("name", "required"), ("price", "too_low")]);
    }
}
