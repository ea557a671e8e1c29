//! What a table says about itself.

use crate::files::attachment;
use axum::http::HeaderValue;
use kernel::{Instant, Locale, Zone};
use strum::{Display, EnumString};

/// The files that tables come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum SheetFormat {
    /// Comma-separated values (RFC 4180) in UTF-8.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl SheetFormat {
    /// The media type.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The end of a file's name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Title, circumstances and language of a table.
#[derive(Clone, Debug)]
pub struct Meta {
    /// What it is: `Lead`, `Penjualan per produk`. Names the sheet and the file.
    pub title: String,
    /// What was asked: filters, period, grouping, each with its name.
    pub parameters: Vec<(String, String)>,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: Instant,
    /// The time zone of its points in time.
    pub zone: Zone,
    /// The language of the words that are added here.
    pub locale: Locale,
}

impl Meta {
    /// The name of the file: title and day.
    #[must_use]
    pub fn file_name(&self, format: SheetFormat) -> String {
        format!("{} {}.{}", self.title, self.zone.day_of(self.at), format.extension())
    }

    /// The `Content-Disposition` of the download.
    #[must_use]
    pub fn disposition(&self, format: SheetFormat) -> HeaderValue {
        attachment(&self.file_name(format))
    }

    pub(super) const fn say(&self, id: &'static str, en: &'static str) -> &'static str {
        match self.locale {
            Locale::Id => id,
            Locale::En => en,
        }
    }

    pub(super) const fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { self.say("Ya", "Yes") } else { self.say("Tidak", "No") }
    }

    /// The rows of the sheet that explains the table.
    pub(super) fn facts(&self) -> Vec<(String, String)> {
        let made = format!(
            "{} {}",
            self.zone.local(self.at).format("%d/%m/%Y %H:%M"),
            self.zone.abbreviation(self.at)
        );
        let own = [
            (self.say("Judul", "Title"), self.title.clone()),
            (self.say("Dibuat", "Made"), made),
            (self.say("Oleh", "By"), self.by.clone()),
        ];
        own.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(self.parameters.clone()).collect()
    }
}
