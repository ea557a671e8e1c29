//! Own fields in lists: as filters and as columns of a download.

use super::{Field, FieldKind, name_of};
use crate::{
    facets::Facets,
    list::{Column, Kind, Listing},
};
use kernel::Day;
use sea_orm::{
    Condition, IntoSimpleExpr,
    sea_query::{ExprTrait, SelectStatement, SimpleExpr},
};
use serde_json::Value;

impl Listing {
    /// Can be filtered by own fields that are filters: `custom.key`, and `custom.key_from` and `custom.key_to` of what has
    /// an order. `id` is the column of things' ids.
    #[must_use]
    pub fn filter_fields(self, fields: &[Field], (id, facets): (impl IntoSimpleExpr, Facets)) -> Self {
        let id = id.into_simple_expr();
        fields
            .iter()
            .filter(|field| field.in_filter)
            .fold(self, |listing, field| one(listing, field, (&id, facets)))
    }
}

fn among(id: &SimpleExpr, things: SelectStatement) -> Condition {
    Condition::all().add(id.clone().in_subquery(things))
}

fn one(listing: Listing, field: &Field, (id, facets): (&SimpleExpr, Facets)) -> Listing {
    let (key, column) = (name_of(&field.key), id.clone());
    let (from, to) = (format!("{key}_from"), format!("{key}_to"));
    let bound = |is_lower: bool| {
        let (key, column) = (key.clone(), column.clone());
        let is_date = field.kind == FieldKind::Date;
        move |value: &str| {
            let things = if is_date {
                value.parse::<Day>().ok()?;
                facets.bounded_by_text(&key, value, is_lower)
            } else {
                let size = value.parse::<f64>().ok().filter(|size| size.is_finite())?;
                facets.bounded_by_number(&key, size, is_lower)
            };
            Some(among(&column, things))
        }
    };
    let listing = match field.kind {
        FieldKind::Number | FieldKind::Money | FieldKind::Date => {
            listing.filter_with(from, bound(true)).filter_with(to, bound(false))
        }
        FieldKind::Text | FieldKind::Url | FieldKind::Choice | FieldKind::MultiChoice | FieldKind::YesNo => {
            listing
        }
    };
    let kind = field.kind;
    listing.filter_with(key.clone(), move |value| {
        let things = match kind {
            FieldKind::Number | FieldKind::Money => {
                let size = value.parse::<f64>().ok().filter(|size| size.is_finite())?;
                facets.having_number(&key, size)
            }
            FieldKind::Date => facets.having(&key, &value.parse::<Day>().ok()?.to_string()),
            FieldKind::YesNo if !matches!(value, "true" | "false") => return None,
            FieldKind::YesNo
            | FieldKind::Text
            | FieldKind::Url
            | FieldKind::Choice
            | FieldKind::MultiChoice => facets.having(&key, value),
        };
        Some(among(&column, things))
    })
}

const fn shape(kind: FieldKind) -> Kind {
    match kind {
        FieldKind::Money => Kind::Money,
        FieldKind::Number => Kind::Number,
        FieldKind::Date => Kind::Day,
        FieldKind::YesNo => Kind::Bool,
        FieldKind::Text | FieldKind::Url | FieldKind::Choice | FieldKind::MultiChoice => Kind::Text,
    }
}

/// The columns of own fields; `values` are an entry's.
#[must_use]
pub fn columns<V: 'static>(fields: &[Field], values: fn(&V) -> Option<&Value>) -> Vec<Column<V>> {
    let column = |field: &Field| {
        let owned = field.clone();
        let cell = move |entry: &V| owned.cell(values(entry).and_then(|values| values.get(&owned.key)));
        Column::made((name_of(&field.key), field.label.clone()), shape(field.kind), cell)
    };
    fields.iter().map(column).collect()
}
