//! Words that were meant, though a finger slipped.

/// Letters of a text that one slip is forgiven in, and two.
const ONE_SLIP: usize = 6;
const TWO_SLIPS: usize = 9;

/// Whether `name` has words that `needle` may stand for, with a letter wrong, missing, too many or changed with its
/// neighbour; with two such slips where it is long. Both are folded (see [`crate::text::fold`]).
#[must_use]
pub fn is_close(needle: &str, name: &str) -> bool {
    let wanted: Vec<char> = needle.chars().collect();
    let slips = match wanted.len() {
        length if length >= TWO_SLIPS => 2,
        length if length >= ONE_SLIP => 1,
        _ => 0,
    };
    let words: Vec<&str> = name.split_whitespace().collect();
    let count = needle.split_whitespace().count().max(1);
    words.windows(count.min(words.len()).max(1)).any(|some| {
        let said: Vec<char> = some.join(" ").chars().collect();
        said.len().abs_diff(wanted.len()) <= slips && distance(&wanted, &said) <= slips
    })
}

/// How many slips lie between two words.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(other.len() + 1);
        next.push(row + 1);
        for (column, facing) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != facing);
            let mut fewest = changed.min(last[column + 1] + 1).min(next[column] + 1);
            let is_swapped = row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *facing;
            if is_swapped {
                fewest = fewest.min(older[column - 1] + 1);
            }
            next.push(fewest);
        }
        older = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_slip_of_the_finger_is_forgiven() {
        for needle in ["santosa", "santso", "sanntoso", "snatoso", "budi santozo", "budu zantoso"] {
            assert!(is_close(needle, "budi santoso wijaya"), "{needle}");
        }
    }

    #[test]
    fn another_word_is_another_word() {
        for needle in ["budo", "susanto", "wijayanti", "santosa budi", "xxntoso"] {
            assert!(!is_close(needle, "budi santoso wijaya"), "{needle}");
        }
        assert!(!is_close("santoso", ""));
    }

    proptest! {
        #[test]
        fn what_is_there_is_close(name in "[a-z]{6,12}( [a-z]{6,12}){0,3}") {
            for word in name.split(' ') {
                prop_assert!(is_close(word, &name));
            }
            prop_assert!(is_close(&name, &name));
        }

        #[test]
        fn the_way_there_is_the_way_back(one in "[a-c]{0,6}", other in "[a-c]{0,6}") {
            let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            prop_assert_eq!(distance(&one, &other), distance(&other, &one));
        }
    }
}
