//! The `Content-Disposition` of downloads (RFC 6266): names in any script, and nothing that breaks the header.

use axum::http::HeaderValue;
use std::fmt::Write;

/// The longest name, in bytes, that file systems take.
const MAX_NAME: usize = 200;

/// The browser saves the file as `name`.
#[must_use]
pub fn attachment(name: &str) -> HeaderValue {
    disposition("attachment", name)
}

/// The browser shows the file, and saves it as `name` if asked to.
#[must_use]
pub fn inline(name: &str) -> HeaderValue {
    disposition("inline", name)
}

fn disposition(kind: &'static str, name: &str) -> HeaderValue {
    let name = harmless(name);
    let plain: String = name.chars().map(|sign| if is_plain(sign) { sign } else { '_' }).collect();
    let value = format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{}", percent(&name));
    HeaderValue::from_str(&value).unwrap_or_else(|_| HeaderValue::from_static(kind))
}

/// A name without folders, control characters or dots in front.
fn harmless(name: &str) -> String {
    let flat: String = name
        .chars()
        .map(|sign| if matches!(sign, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '-' } else { sign })
        .filter(|sign| !sign.is_control() && !matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    let kept = shorten(flat.trim().trim_start_matches('.'));
    if kept.is_empty() { "file".to_owned() } else { kept }
}

/// Cuts a long name before its extension.
fn shorten(name: &str) -> String {
    if name.len() <= MAX_NAME {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 10 => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let end = stem.floor_char_boundary(MAX_NAME - extension.len());
    format!("{}{extension}", &stem[..end])
}

const fn is_plain(sign: char) -> bool {
    matches!(sign, ' ' | '!' | '#'..='[' | ']'..='~')
}

fn percent(name: &str) -> String {
    name.bytes().fold(String::with_capacity(name.len() * 3), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(name: &str) -> String {
        attachment(name).to_str().unwrap().to_owned()
    }

    #[test]
    fn a_name_in_any_script_survives() {
        assert_eq!(
            read("Laporan Café.xlsx"),
            "attachment; filename=\"Laporan Caf_.xlsx\"; filename*=UTF-8''Laporan%20Caf%C3%A9.xlsx"
        );
    }

    #[test]
    fn a_name_cannot_break_the_header_or_leave_its_folder() {
        assert_eq!(
            read("../a\"; x=\r\ny.csv"),
            "attachment; filename=\"-a-; x=y.csv\"; filename*=UTF-8''-a-%3B%20x%3Dy.csv"
        );
        assert_eq!(read(" .. "), "attachment; filename=\"file\"; filename*=UTF-8''file");
        assert!(inline("a.pdf").to_str().unwrap().starts_with("inline; "));
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        assert!(shorten(&format!("{}.xlsx", "é".repeat(500))).ends_with("é.xlsx"));
        assert!(read(&"é".repeat(500)).len() < 1_000);
    }

    proptest! {
        #[test]
        fn every_name_makes_a_whole_header(name: String) {
            prop_assert!(read(&name).contains("filename*=UTF-8''"));
        }
    }
}
