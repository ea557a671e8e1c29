//! What a list request asks for.

use crate::{http::Failure, sheets::SheetFormat};
use axum::{extract::FromRequestParts, http::request::Parts};
use sea_orm::{Condition, Order, sea_query::SimpleExpr};
use serde::Deserialize;
use std::{collections::BTreeMap, str::FromStr};

/// The raw parameters of a list request.
#[derive(Clone, Debug, Default)]
pub struct ListQuery(pub Vec<(String, String)>);

impl<S: Sync> FromRequestParts<S> for ListQuery {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Ok(Self(crate::http::pairs(parts.uri.query().unwrap_or_default())))
    }
}

/// How the list is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A page.
    #[default]
    Json,
    /// Everything, as comma-separated values.
    Csv,
    /// Everything, as an Excel workbook.
    Xlsx,
}

impl Format {
    /// The file that is asked for; `None` where it is none.
    #[must_use]
    pub const fn as_sheet(self) -> Option<SheetFormat> {
        match self {
            Self::Json => None,
            Self::Csv => Some(SheetFormat::Csv),
            Self::Xlsx => Some(SheetFormat::Xlsx),
        }
    }
}

/// The checked parameters by name.
#[derive(Clone, Debug, Default)]
pub struct Values(pub(super) BTreeMap<String, String>);

impl Values {
    /// The value of one parameter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The comma-separated values of one parameter that are a `T`.
    #[must_use]
    pub fn all<T: FromStr>(&self, name: &str) -> Vec<T> {
        self.get(name)
            .map(|list| list.split(',').filter_map(|item| item.parse().ok()).collect())
            .unwrap_or_default()
    }

    /// Every parameter with its value, but for page and format.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let says_something = |name: &str| !matches!(name, "page" | "per_page" | "format" | "count");
        self.0
            .iter()
            .filter(|(name, _)| says_something(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// Whether the parameter says `true`.
    #[must_use]
    pub fn is_true(&self, name: &str) -> bool {
        self.get(name) == Some("true")
    }
}

/// A checked list request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The filters and the search, as one condition.
    pub condition: Condition,
    /// The order, ending with the tie-breaking id.
    pub order: Vec<(SimpleExpr, Order)>,
    /// Which page, from 1.
    pub page: u64,
    /// Entries a page, 1–200.
    pub per_page: u64,
    /// Whether the total must be exact past 10,000.
    pub counts_exactly: bool,
    /// How the list is wanted.
    pub format: Format,
    /// The parameters, for what a list decides by itself.
    pub values: Values,
}
