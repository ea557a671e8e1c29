//! Takes the sting out of cells that Excel would run as formulas, and gives it back.

use std::borrow::Cow;

/// The text as it may stand in a cell: a `'` goes in front of what begins like a formula or with a control
/// character, however many `'` it already has.
#[must_use]
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if is_dangerous(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`neutralise`] was given; imports read cells through this.
#[must_use]
pub fn restore(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(original) if is_dangerous(original.trim_start_matches('\'')) => original,
        _ => text,
    }
}

fn is_dangerous(text: &str) -> bool {
    text.starts_with(|first: char| {
        first.is_control() || matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_only_text() {
        for text in ["=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "＝1"]
        {
            assert_eq!(neutralise(text), format!("'{text}"));
        }
    }

    #[test]
    fn harmless_text_stays() {
        for text in ["", "Budi", "0812-3456", "a=b", "'tis", "5 - 3"] {
            assert_eq!(neutralise(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula(text in "['=+@\t\r\n -]{0,3}\\PC{0,5}") {
            let cell = neutralise(&text);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }

        #[test]
        fn what_was_neutralised_comes_back(text in "['=+@\t\r -]{0,4}\\PC{0,5}") {
            let cell = neutralise(&text).into_owned();
            prop_assert_eq!(restore(&cell), &text);
        }
    }
}
