//! Labels that people put on things: the same rules wherever they are put.

use crate::{
    check::{Faults, REQUIRED, TOO_LONG, TOO_MANY},
    error::Fault,
    message::Message,
    text,
};

/// So many labels a thing may have.
pub const MAX_TAGS: usize = 50;
/// So many letters a label may have.
pub const MAX_LENGTH: usize = 40;

/// Lists and files put commas between labels.
pub const HAS_COMMA: Message = Message::new(
    "has_comma",
    "Label tidak boleh berisi koma atau titik koma.",
    "A label must not contain a comma or semicolon.",
);

/// Labels that were typed at `field`: not too many, none blank, too long or with a comma.
pub fn check(faults: &mut Faults, field: &str, tags: &[String]) {
    if tags.len() > MAX_TAGS {
        faults.add(Fault::new(field, &TOO_MANY).with("max", MAX_TAGS));
    }
    for (index, tag) in tags.iter().enumerate().take(MAX_TAGS) {
        let at = format!("{field}[{index}]");
        faults.ensure(!text::clean_line(tag).is_empty(), &at, &REQUIRED);
        if tag.chars().count() > MAX_LENGTH {
            faults.add(Fault::new(&at, &TOO_LONG).with("max", MAX_LENGTH));
        }
        faults.ensure(!tag.contains([',', ';']), at, &HAS_COMMA);
    }
}

/// The labels of both, cleaned, in the order in which they came; of those that are the same to people, the first.
#[must_use]
pub fn joined(before: &[String], added: &[String]) -> Vec<String> {
    let mut known = Vec::with_capacity(before.len() + added.len());
    let mut tags = Vec::with_capacity(before.len() + added.len());
    for tag in before.iter().chain(added).map(|tag| text::clean_line(tag)) {
        let folded = text::fold(&tag);
        if !known.contains(&folded) {
            known.push(folded);
            tags.push(tag);
        }
    }
    tags
}

/// The labels of `before` without those that are the same to people as one of `removed`.
#[must_use]
pub fn without(before: &[String], removed: &[String]) -> Vec<String> {
    let removed: Vec<_> = removed.iter().map(|tag| text::fold(tag)).collect();
    before.iter().filter(|tag| !removed.contains(&text::fold(tag))).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(list: &[&str]) -> Vec<String> {
        list.iter().map(|tag| (*tag).to_owned()).collect()
    }

    #[test]
    fn the_same_label_stands_once_as_it_was_first_written() {
        assert_eq!(
            joined(&tags(&["VIP", "toko"]), &tags(&[" vip ", "Tóko", "baru"])),
            tags(&["VIP", "toko", "baru"])
        );
    }

    #[test]
    fn a_label_is_taken_off_however_it_is_spelled() {
        assert_eq!(without(&tags(&["VIP", "toko"]), &tags(&["vip"])), tags(&["toko"]));
    }

    #[test]
    fn every_wrong_label_is_named() {
        let mut faults = Faults::new();
        check(&mut faults, "tags", &tags(&["ok", " ", "a,b", &"x".repeat(MAX_LENGTH + 1)]));
        let found: Vec<_> =
            faults.into_vec().into_iter().map(|fault| (fault.field, fault.message.code)).collect();
        let at = |index: usize| format!("tags[{index}]");
        assert_eq!(found, [(at(1), "required"), (at(2), "has_comma"), (at(3), "too_long")]);
        let mut faults = Faults::new();
        check(&mut faults, "tags", &vec!["a".to_owned(); MAX_TAGS + 1]);
        assert!(faults.has("tags"));
    }
}
