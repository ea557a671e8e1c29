//! What giving records to people means.

use crate::records::RecordId;
use kernel::{Locale, Message};
use serde::Serialize;
use utoipa::ToSchema;

/// So many records are given or taken back in one request.
pub(super) const MAX: usize = 10_000;

pub(super) const NOT_FOUND: Message = Message::new("not_found", "Tidak ditemukan.", "Not found.");
pub(super) const NOT_AVAILABLE: Message =
    Message::new("not_available", "Sudah dipegang orang lain.", "Somebody has it already.");
pub(super) const NOT_ASSIGNED: Message =
    Message::new("not_assigned", "Tidak sedang dipegang siapa pun.", "Nobody has it now.");
pub(super) const INVALID: Message =
    Message::new("invalid", "Nomornya tidak bisa dihubungi.", "There is no way to reach them.");
pub(super) const DO_NOT_CONTACT: Message =
    Message::new("do_not_contact", "Tidak mau dihubungi.", "They do not want to be contacted.");
pub(super) const RESERVED: Message =
    Message::new("reserved", "Nama ini sudah di-reserve.", "This name is reserved.");
pub(super) const HAS_LEAD: Message =
    Message::new("has_lead", "Sudah dijadikan lead.", "A lead was made of it.");
pub(super) const UNCHANGED: Message =
    Message::new("unchanged", "Sudah dipegang staf ini.", "They have it already.");
pub(super) const NOT_THERE: Message =
    Message::new("not_there", "Sudah tidak ada di batch ini.", "It is no longer in this batch.");
pub(super) const TOUCHED: Message = Message::new("touched", "Sudah dikerjakan.", "It was worked on since.");

/// How it went with one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Outcome {
    pub id: RecordId,
    pub ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Outcome {
    pub(super) fn new(id: RecordId, refusal: Option<&Message>, locale: Locale) -> Self {
        Self {
            id,
            ok: refusal.is_none(),
            code: refusal.map(|message| message.code.to_owned()),
            message: refusal.map(|message| message.say(locale, &[])),
        }
    }
}

/// `total` in `parts` shares that differ by one at most, the greater ones first.
#[must_use]
pub(super) fn split(total: usize, parts: usize) -> Vec<usize> {
    let (share, rest) =
        (total.checked_div(parts).unwrap_or_default(), total.checked_rem(parts).unwrap_or_default());
    (0..parts).map(|part| share + usize::from(part < rest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_hundred_and_one_among_ten_is_ten_or_eleven_each() {
        assert_eq!(split(101, 10), [11, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
        assert_eq!(split(2, 3), [1, 1, 0]);
        assert_eq!(split(5, 0), [0_usize; 0]);
    }

    proptest! {
        #[test]
        fn shares_are_fair_and_whole(total in 0..100_000_usize, parts in 1..500_usize) {
            let shares = split(total, parts);
            prop_assert_eq!(shares.iter().sum::<usize>(), total);
            let (least, most) = (shares.iter().min().unwrap(), shares.iter().max().unwrap());
            prop_assert!(most - least <= 1);
        }
    }
}
