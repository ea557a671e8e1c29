//! Phones are sealed and found by keyed hashes: the whole number in any spelling, or its last digits.

use crate::app::App;
use kernel::Phone;
use sea_orm::{ColumnTrait, Condition};

/// So many last digits find a phone.
pub const TAIL: usize = 4;

/// Rows with the phone that `text` spells, or with these last digits of one, by the columns of the hash of the whole and of
/// the tail. `None` where it is neither.
pub fn has_phone<C: ColumnTrait>(app: &App, text: &str, [whole, tail]: [C; 2]) -> Option<Condition> {
    let keys = app.keys();
    let is = match Phone::parse(text) {
        Some(number) => whole.eq(keys.lookup_hash(number.as_str()).to_vec()),
        None if text.len() == TAIL && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            tail.eq(keys.tail_hash(text).to_vec())
        }
        None => return None,
    };
    Some(Condition::all().add(is))
}
