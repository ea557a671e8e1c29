//! What a business calls things: a tutoring centre's customer is a *Siswa*.

use crate::{Check, Faults, Locale, Message};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The longest word.
const LONGEST: usize = 40;

/// The business's own word for one thing. What is left empty is called as Langgan calls it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Word {
    /// In Indonesian: `Siswa`.
    pub id: String,
    /// In English: `Student`.
    pub en: String,
    /// Several of them in English; the word with an `s` where nothing is said.
    pub en_plural: String,
}

/// The business's own words for what Langgan has names for.
#[expect(missing_docs, reason = "the names of the glossary")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    pub lead: Word,
    pub customer: Word,
    pub product: Word,
    pub deal: Word,
    pub service: Word,
    pub purchase: Word,
    pub ticket: Word,
}

impl Words {
    /// Every word with its name and what Langgan says: in Indonesian, in English, and several in English.
    fn all(&self) -> [(&'static str, [&'static str; 3], &Word); 7] {
        [
            ("lead", ["lead", "lead", "leads"], &self.lead),
            ("customer", ["pelanggan", "customer", "customers"], &self.customer),
            ("product", ["produk", "product", "products"], &self.product),
            ("deal", ["project", "deal", "deals"], &self.deal),
            ("service", ["layanan", "service", "services"], &self.service),
            ("purchase", ["pembelian", "purchase", "purchases"], &self.purchase),
            ("ticket", ["tiket", "ticket", "tickets"], &self.ticket),
        ]
    }

    /// The business's word for `known`, one of Langgan's in small letters.
    fn own(&self, locale: Locale, known: &str) -> Option<String> {
        let own = self.all().into_iter().find_map(|(_, [id, one, many], word)| match locale {
            Locale::Id => (known == id).then(|| word.id.clone()),
            Locale::En if known == one => Some(word.en.clone()),
            Locale::En if known != many => None,
            Locale::En if word.en_plural.is_empty() && !word.en.is_empty() => Some(format!("{}s", word.en)),
            Locale::En => Some(word.en_plural.clone()),
        });
        own.filter(|word| !word.trim().is_empty())
    }

    /// `text` with the business's own words: whole words only, as large or small as they were written.
    #[must_use]
    pub fn rename(&self, locale: Locale, text: &str) -> String {
        let mut renamed = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            renamed.push_str(before);
            // What stands in braces is the name of a parameter.
            let is_name = before.ends_with('{') || before.ends_with('_') || after.starts_with('_');
            match self.renamed(locale, word).filter(|_| !is_name) {
                Some(own) => renamed.push_str(&own),
                None => renamed.push_str(word),
            }
            rest = after;
        }
        renamed + rest
    }

    fn renamed(&self, locale: Locale, word: &str) -> Option<String> {
        let small = word.to_lowercase();
        // In Indonesian "theirs" hangs on the word: *pelanggannya*.
        let (stem, suffix) = match small.strip_suffix("nya") {
            Some(stem) if locale == Locale::Id => (stem, "nya"),
            _ => (small.as_str(), ""),
        };
        self.own(locale, stem).map(|own| as_written(&own, word) + suffix)
    }

    /// The sentence of `message` in `locale`, in the business's words, with its parameters filled in.
    #[must_use]
    pub fn say(&self, message: &Message, locale: Locale, params: &[(&'static str, String)]) -> String {
        Message::fill(&self.rename(locale, message.in_language(locale)), params)
    }
}

/// `own` in large and small letters as `known` was written. Capitals within a word are its own.
fn as_written(own: &str, known: &str) -> String {
    let is_large = |text: &str| !text.chars().any(char::is_lowercase);
    let mut letters = own.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    if is_large(known) {
        own.to_uppercase()
    } else if known.chars().next().is_some_and(char::is_uppercase) {
        first.to_uppercase().chain(rest.chars()).collect()
    } else if rest.chars().any(char::is_uppercase) {
        own.to_owned()
    } else {
        own.to_lowercase()
    }
}

impl Check for Words {
    fn check(&self, faults: &mut Faults) {
        for (name, _, word) in self.all() {
            for (form, text) in [("id", &word.id), ("en", &word.en), ("en_plural", &word.en_plural)] {
                faults.text(&format!("{name}.{form}"), text, LONGEST);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school() -> Words {
        let word = |id: &str, en: &str, many: &str| Word {
            id: id.to_owned(),
            en: en.to_owned(),
            en_plural: many.to_owned(),
        };
        Words {
            customer: word("Siswa", "Student", ""),
            deal: word("Pendaftaran", "Enrolment", "Enrolments"),
            service: word("Kelas", "Class", "Classes"),
            ..Words::default()
        }
    }

    #[test]
    fn whole_words_are_renamed_as_they_were_written() {
        let words = school();
        for (locale, text, renamed) in [
            (Locale::Id, "Pelanggan aktif: 3 pelanggan", "Siswa aktif: 3 siswa"),
            (Locale::Id, "PELANGGAN dan pelanggannya, project-nya", "SISWA dan siswanya, pendaftaran-nya"),
            (Locale::Id, "Langgan, berlangganan", "Langgan, berlangganan"),
            (Locale::Id, "Layanan {layanan} {name}", "Kelas {layanan} {name}"),
            (Locale::En, "Customers with services; a deal", "Students with classes; a enrolment"),
            (Locale::En, "Pelanggan, dealer, customer_id", "Pelanggan, dealer, customer_id"),
            (Locale::En, "Leads", "Leads"),
        ] {
            assert_eq!(words.rename(locale, text), renamed);
        }
    }

    #[test]
    fn what_fills_a_sentence_is_left_alone() {
        let message = Message::new("x", "Pelanggan {name}", "Customer {name}");
        let params = [("name", "Toko Pelanggan Setia".to_owned())];
        assert_eq!(school().say(&message, Locale::Id, &params), "Siswa Toko Pelanggan Setia");
    }

    #[test]
    fn where_nothing_is_renamed_every_text_stays() {
        let text = "Pelanggan — produk {max}, émile 1.000";
        assert_eq!(Words::default().rename(Locale::Id, text), text);
    }

    #[test]
    fn capitals_within_a_word_are_its_own() {
        assert_eq!(as_written("PPDB", "project"), "PPDB");
        assert_eq!(as_written("paket belajar", "Produk"), "Paket belajar");
    }
}
