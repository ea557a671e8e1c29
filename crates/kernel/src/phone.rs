//! Telephone numbers: whatever people type becomes one key, or nothing.

use crate::message::Message;
use phonenumber::{Mode, PhoneNumber, country};
use serde::{Serialize, Serializer};
use std::fmt;
use utoipa::ToSchema;

/// Not a telephone number.
pub const BAD_PHONE: Message = Message::new(
    "invalid_phone",
    "Nomor telepon tidak benar; contoh: 0812-3456-7890.",
    "This is not a telephone number; example: 0812-3456-7890.",
);

/// The longest text that is looked at.
const MAX_TEXT: usize = 64;
/// The longest number there is, with country code.
const MAX_DIGITS: usize = 17;

/// A telephone number in E.164: `+6281234567890`. Numbers without a country code are Indonesian.
///
/// There is no `Deserialize`: requests carry text, and a check turns it into a number or a fault.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, ToSchema)]
#[schema(value_type = String, example = "+6281234567890")]
pub struct Phone(String);

impl Phone {
    /// Reads a number as people write it: `0812-3456-7890`, `62812…`, `+62 812…`, `812…`, `0062812…`,
    /// `(021) 555 1234`, `+65 9123 4567`. `None` where no such number can exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Dialled { international, digits } = Dialled::read(text)?;
        if international {
            return abroad(&digits);
        }
        if let Some(number) = digits.strip_prefix("00") {
            return abroad(number);
        }
        let with_code = if digits.starts_with("62") { abroad(&digits) } else { None };
        with_code.or_else(|| at_home(&digits))
    }

    /// A number that was read before and kept as E.164. It is not looked at again, since reading takes a while and lists
    /// are long. `None` where it is no E.164.
    #[must_use]
    pub fn kept(e164: &str) -> Option<Self> {
        let digits = e164.strip_prefix('+')?;
        let is_number =
            (4..=MAX_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| Self(e164.to_owned()))
    }

    /// `+6281234567890`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `6281234567890`.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0[1..]
    }

    /// The last `count` digits, or all where there are fewer.
    #[must_use]
    pub fn last_digits(&self, count: usize) -> &str {
        let digits = self.digits();
        &digits[digits.len().saturating_sub(count)..]
    }

    /// As people at home write it: `0812-3456-7890`, `(021) 5551234`, `+65 9123 4567`.
    #[must_use]
    pub fn national(&self) -> String {
        mobile(&self.0).unwrap_or_else(|| self.looked_up())
    }

    /// [`Self::national`] as the tables of the world's numbers say it.
    fn looked_up(&self) -> String {
        phonenumber::parse(None, &self.0).map_or_else(|_| self.0.clone(), |number| readable(&number))
    }

    /// The link that opens a WhatsApp chat with this number.
    #[must_use]
    pub fn whatsapp_url(&self) -> String {
        format!("https://wa.me/{}", self.digits())
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Logs are no place for people's numbers.
impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone(…{})", self.last_digits(4))
    }
}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// What is left of a text when everything that only helps the eye is gone.
struct Dialled {
    international: bool,
    digits: String,
}

impl Dialled {
    fn read(text: &str) -> Option<Self> {
        if text.len() > MAX_TEXT {
            return None;
        }
        let mut dialled = Self { international: false, digits: String::new() };
        for sign in text.trim_start_matches('\'').chars() {
            match sign {
                '+' | '＋' if !dialled.international && dialled.digits.is_empty() => {
                    dialled.international = true;
                }
                _ if is_decoration(sign) => {}
                _ => dialled.digits.push(ascii_digit(sign)?),
            }
        }
        (dialled.digits.len() <= MAX_DIGITS + 2).then_some(dialled)
    }
}

/// Whether `sign` only groups digits or steers the direction of the text.
const fn is_decoration(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '\t' | '\u{a0}' | '\u{202f}' | '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Digits of the scripts that phones in use here can type.
fn ascii_digit(sign: char) -> Option<char> {
    let zero = match sign {
        '0'..='9' => return Some(sign),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(u32::from(sign) - u32::from(zero), 10)
}

/// A number that begins with its country code. The zero of `+62 (0)812` is forgiven.
fn abroad(digits: &str) -> Option<Phone> {
    let number = match digits.strip_prefix("620") {
        Some(rest) => format!("+62{rest}"),
        None => format!("+{digits}"),
    };
    checked(&phonenumber::parse(None, number).ok()?)
}

fn at_home(digits: &str) -> Option<Phone> {
    checked(&phonenumber::parse(Some(country::Id::ID), digits).ok()?)
}

fn checked(number: &PhoneNumber) -> Option<Phone> {
    let written = number.format().mode(Mode::E164).to_string();
    let is_e164 =
        written.strip_prefix('+').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    (phonenumber::is_valid(number) && is_e164).then_some(Phone(written))
}

/// A mobile number of Indonesia, which nearly all are: three digits behind the zero, three or four, and the rest.
fn mobile(e164: &str) -> Option<String> {
    let digits = e164.strip_prefix("+62").filter(|digits| (9..=12).contains(&digits.len()))?;
    let is_mobile = matches!(digits.as_bytes(), [b'8', b'1'..=b'3' | b'5'..=b'9', ..]);
    let (provider, rest) = digits.split_at_checked(3).filter(|_| is_mobile)?;
    let (middle, last) = rest.split_at_checked(if digits.len() == 9 { 3 } else { 4 })?;
    Some(format!("0{provider}-{middle}-{last}"))
}

fn readable(number: &PhoneNumber) -> String {
    let mode = if number.country().code() == 62 { Mode::National } else { Mode::International };
    number.format().mode(mode).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(text: &str) -> Option<String> {
        Phone::parse(text).map(|phone| phone.as_str().to_owned())
    }

    #[test]
    fn every_way_to_write_a_number_is_one_key() {
        for text in [
            "081234567890",
            "0812-3456-7890",
            "0812.3456.7890",
            "0812 3456 7890",
            "6281234567890",
            "+62 812-3456-7890",
            "+62 (0)812 3456 7890",
            "81234567890",
            "006281234567890",
            "  081234567890\t",
            "'081234567890",
            "0812\u{2011}3456\u{2013}7890",
            "\u{202a}+62\u{a0}812 3456 7890\u{202c}",
            "\u{200f}٠٨١٢٣٤٥٦٧٨٩٠",
            "０８１２３４５６７８９０",
        ] {
            assert_eq!(key(text).as_deref(), Some("+6281234567890"), "{text:?}");
        }
    }

    #[test]
    fn a_landline_keeps_its_area_code() {
        assert_eq!(key("(021) 555 1234").as_deref(), Some("+62215551234"));
        assert_eq!(key("0274-512345").as_deref(), Some("+62274512345"));
    }

    #[test]
    fn foreign_numbers_keep_their_country() {
        assert_eq!(key("+65 9123 4567").as_deref(), Some("+6591234567"));
        assert_eq!(key("+1 (202) 456-1111").as_deref(), Some("+12024561111"));
        assert_eq!(key("+39 06 6988 3712").as_deref(), Some("+390669883712"));
        assert_eq!(key("0065 9123 4567").as_deref(), Some("+6591234567"));
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        for text in [
            "",
            "+",
            "0",
            "62",
            "0812",
            "abc",
            "0812345678a0",
            "📞081234567890",
            "8.12345E+10",
            "08123456789012345678901234567890",
            "++6281234567890",
            "0812+34567890",
            "+0081234567890",
            "081234567890;ext=1",
            "०८१२३४५६७८९०",
            "000000000000",
        ] {
            assert_eq!(key(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_number_is_shown_as_people_write_it() {
        let shown = |text| Phone::parse(text).unwrap().national();
        assert_eq!(shown("+6281234567890"), "0812-3456-7890");
        assert_eq!(shown("0215551234"), "(021) 5551234");
        assert_eq!(shown("+6591234567"), "+65 9123 4567");
    }

    #[test]
    fn a_number_opens_a_chat() {
        let phone = Phone::parse("0812-3456-7890").unwrap();
        assert_eq!(phone.whatsapp_url(), "https://wa.me/6281234567890");
        assert_eq!(phone.last_digits(4), "7890");
        assert_eq!(phone.last_digits(99), phone.digits());
        assert_eq!(serde_json::to_string(&phone).unwrap(), r#""+6281234567890""#);
    }

    #[test]
    fn the_debug_form_hides_all_but_the_end() {
        assert_eq!(format!("{:?}", Phone::parse("0812-3456-7890").unwrap()), "Phone(…7890)");
    }

    #[test]
    fn a_kept_number_is_taken_as_it_is() {
        assert_eq!(Phone::kept("+6281234567890"), Phone::parse("081234567890"));
        for text in ["081234567890", "+", "+62 812", "", "+62x1234567"] {
            assert_eq!(Phone::kept(text), None, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_short_way_to_a_mobile_number_says_the_same(rest in "8[1-35-9][0-9]{7,10}") {
            let phone = Phone(format!("+62{rest}"));
            prop_assert_eq!(phone.national(), phone.looked_up());
        }

        #[test]
        fn no_text_makes_the_parser_stumble(text in "\\PC{0,40}") {
            let _ = Phone::parse(&text);
        }

        #[test]
        fn no_row_of_dialling_signs_makes_the_parser_stumble(text in "[+0-9 ().;,a-z=-]{0,40}") {
            if let Some(phone) = Phone::parse(&text) {
                prop_assert!(phone.digits().bytes().all(|byte| byte.is_ascii_digit()));
                let _ = phone.national();
            }
        }

        #[test]
        fn a_key_and_its_readable_form_read_back_as_the_key(rest in "8[1-35-9][0-9]{8,10}") {
            let phone = Phone::parse(&format!("0{rest}")).unwrap();
            prop_assert_eq!(phone.as_str(), format!("+62{rest}"));
            prop_assert_eq!(Phone::parse(phone.as_str()), Some(phone.clone()));
            prop_assert_eq!(Phone::parse(&phone.national()), Some(phone.clone()));
            prop_assert_eq!(Phone::parse(phone.digits()), Some(phone));
        }
    }
}
