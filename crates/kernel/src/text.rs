//! Text as people type it, cleaned for keeping and folded for finding.

use unicode_normalization::UnicodeNormalization;

/// The longest email address that mail servers take.
const MAX_EMAIL: usize = 254;
/// The longest part before the `@`.
const MAX_MAILBOX: usize = 64;

/// Legal forms that stand before a company's name.
const FORMS_BEFORE: [&str; 6] = ["pt", "cv", "ud", "pd", "fa", "firma"];
/// Legal forms that stand after it.
const FORMS_AFTER: [&str; 4] = ["tbk", "persero", "perum", "ltd"];

/// One line: no control characters, single spaces, nothing around it.
#[must_use]
pub fn clean_line(text: &str) -> String {
    collapse(text.chars().filter(|sign| sign.is_whitespace() || !is_invisible(*sign)))
}

/// Several lines: each without control characters and without space at its end, no blank lines around.
#[must_use]
pub fn clean_block(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    let lines: Vec<String> = unified.split('\n').map(clean_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn clean_end(line: &str) -> String {
    let visible: String = line
        .chars()
        .map(|sign| if sign == '\t' { ' ' } else { sign })
        .filter(|sign| !is_invisible(*sign))
        .collect();
    visible.trim_end().to_owned()
}

/// How text is compared: without case, accents and extra space. `" BUDI  Santosó "` is `"budi santoso"`.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|sign| !is_accent(*sign))
        .filter(|sign| sign.is_whitespace() || !is_invisible(*sign));
    let mut letters = String::with_capacity(text.len());
    for sign in plain {
        match sign {
            'ß' => letters.push_str("ss"),
            'æ' => letters.push_str("ae"),
            'œ' => letters.push_str("oe"),
            'ø' => letters.push('o'),
            'ł' => letters.push('l'),
            'đ' | 'ð' => letters.push('d'),
            'ı' => letters.push('i'),
            other => letters.push(other),
        }
    }
    collapse(letters.chars())
}

/// How a name is told from others of its kind: folded, without punctuation, and without what says a company's legal form.
/// `"PT. Maju Jaya Tbk"` is `"maju jaya"`. (product file 20, E19)
#[must_use]
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut core = match words.as_slice() {
        [first, second, rest @ ..]
            if !rest.is_empty() && FORMS_BEFORE.contains(&&*format!("{first}{second}")) =>
        {
            rest
        }
        words => words,
    };
    while let [first, rest @ ..] = core
        && !rest.is_empty()
        && FORMS_BEFORE.contains(first)
    {
        core = rest;
    }
    while let [rest @ .., last] = core
        && !rest.is_empty()
        && FORMS_AFTER.contains(last)
    {
        core = rest;
    }
    if core.is_empty() { folded } else { core.join(" ") }
}

/// Whether mail could go there: one `@`, a domain with a dot, nothing that breaks a header.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((mailbox, domain)) = text.split_once('@') else { return false };
    text.len() <= MAX_EMAIL && is_mailbox(mailbox) && is_domain(domain)
}

/// How email addresses are compared and kept: without space around and in lower case.
#[must_use]
pub fn fold_email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// One or two capitals for an avatar: `Budi Agung Santoso` is `BS`.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words =
        name.split_whitespace().filter_map(|word| word.chars().find(|sign| sign.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

fn collapse(signs: impl Iterator<Item = char>) -> String {
    let text: String = signs.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, and those that turn or hide the text beside them. Joiners stay: emoji need them.
fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Marks that sit on Latin letters; the vowels of other scripts are not among them.
const fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_mailbox(text: &str) -> bool {
    let is_allowed = |sign: char| {
        !sign.is_whitespace()
            && !is_invisible(sign)
            && !matches!(sign, '@' | ',' | ';' | ':' | '<' | '>' | '(' | ')' | '[' | ']' | '"' | '\\')
    };
    (1..=MAX_MAILBOX).contains(&text.len())
        && text.chars().all(is_allowed)
        && text.split('.').all(|part| !part.is_empty())
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|sign| sign.is_alphanumeric() || sign == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_keeps_its_words_and_nothing_else() {
        assert_eq!(clean_line("  Budi \t\r\n  Santoso\u{0}\u{7}\u{202e} "), "Budi Santoso");
        assert_eq!(clean_line("\u{a0}\u{feff} "), "");
        assert_eq!(clean_line("Keluarga 👨‍👩‍👧 Budi"), "Keluarga 👨‍👩‍👧 Budi");
    }

    #[test]
    fn a_company_is_the_same_whatever_stands_around_its_name() {
        for spelling in ["PT. Maju Jaya Tbk", "maju  jaya", "CV Maju-Jaya", "P.T. MAJU JAYA (Persero), Tbk."]
        {
            assert_eq!(name_key(spelling), "maju jaya", "{spelling}");
        }
        assert_eq!(name_key(" BUDI  santoso "), "budi santoso");
        assert_eq!(
            (name_key("PT"), name_key("Tbk"), name_key("***")),
            ("pt".into(), "tbk".into(), "***".into())
        );
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(clean_block("\r\nsatu  \r\n\r\n  dua\ttiga\u{0}\r\n"), "satu\n\n  dua tiga");
    }

    #[test]
    fn names_fold_to_what_people_mean_by_the_same() {
        assert_eq!(fold(" BUDI  santoso "), fold("budi Santoso"));
        assert_eq!(fold("Café Ştraße №5"), "cafe strasse no5");
        assert_eq!(fold("ＰＴ．ＭＡＪＵ"), "pt.maju");
        assert_eq!(fold("Điện Łódź İzmir ııı"), "dien lodz izmir iii");
    }

    #[test]
    fn sane_addresses_are_email() {
        for text in
            ["budi@example.com", "budi.santoso+crm@mail.example.co.id", "o'neil@toko-maju.id", "b@例え.jp"]
        {
            assert!(is_email(text), "{text}");
        }
    }

    #[test]
    fn insane_addresses_are_not_email() {
        let long = format!("budi@{}.id", "a.".repeat(125));
        for text in [
            "",
            "budi",
            "budi@",
            "@example.com",
            "budi@localhost",
            "budi@@example.com",
            "budi@ex@ample.com",
            "budi santoso@example.com",
            "budi@example..com",
            "budi@.example.com",
            "budi@-example.com",
            "budi.@example.com",
            "budi@example.com\r\nBcc: x@example.com",
            "<budi@example.com>",
            "budi@example.com,ani@example.com",
            long.as_str(),
        ] {
            assert!(!is_email(text), "{text:?}");
        }
    }

    #[test]
    fn an_address_is_compared_without_case() {
        assert_eq!(fold_email(" Budi@Example.COM "), "budi@example.com");
    }

    #[test]
    fn initials_come_from_the_first_and_the_last_word() {
        assert_eq!(initials("Budi Agung santoso"), "BS");
        assert_eq!(initials("(ani)"), "A");
        assert_eq!(initials(" – "), "");
    }

    proptest! {
        #[test]
        fn cleaning_and_folding_twice_changes_nothing_more(text: String) {
            for clean in [clean_line, clean_block, fold, fold_email] {
                let once = clean(&text);
                prop_assert_eq!(clean(&once), once.clone());
            }
        }

        #[test]
        fn a_clean_line_is_one_line_without_controls(text: String) {
            let line = clean_line(&text);
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert_eq!(line.trim(), line.as_str());
        }

        #[test]
        fn case_and_space_never_matter_to_a_fold(text in "[a-zA-Zéèüñ ]{0,30}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&format!("  {text} ")));
        }

        #[test]
        fn no_text_makes_the_rules_stumble(text: String) {
            let _ = (is_email(&text), initials(&text));
        }
    }
}
