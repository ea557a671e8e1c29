//! What a file is, told by how it begins: names and claims of the sender prove nothing.

/// So many bytes at the beginning tell.
pub(super) const HEAD: usize = 512;

/// What nobody can tell.
const UNKNOWN: &str = "application/octet-stream";

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
];

/// The content type of a file that begins with `head`.
pub(super) fn content_type(head: &[u8]) -> &'static str {
    if let Some((_, known)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        return known;
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return "image/webp";
    }
    if is_text(head) { "text/plain; charset=utf-8" } else { UNKNOWN }
}

/// Whether it is UTF-8, a letter cut off at the end aside, without what only machines write.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(cause) if cause.error_len().is_none() => {
            std::str::from_utf8(head.get(..cause.valid_up_to()).unwrap_or_default()).unwrap_or("\0")
        }
        Err(_) => return false,
    };
    !text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with() {
        for (head, expected) in [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
            (b"%PDF-1.7\n", "application/pdf"),
            (b"PK\x03\x04\x14\0", "application/zip"),
            (b"<html><script>alert(1)</script>", "text/plain; charset=utf-8"),
            ("Perjanjian langganan – Ñandú".as_bytes(), "text/plain; charset=utf-8"),
            (b"MZ\x90\0\x03", UNKNOWN),
            (b"\xff\xfe\xfd", UNKNOWN),
        ] {
            assert_eq!(content_type(head), expected, "{head:?}");
        }
    }

    #[test]
    fn a_letter_that_is_cut_in_two_is_still_text() {
        let text = "é".repeat(HEAD);
        assert_eq!(content_type(&text.as_bytes()[..HEAD - 1]), "text/plain; charset=utf-8");
    }
}
