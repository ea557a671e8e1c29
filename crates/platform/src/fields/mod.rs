//! Fields that a business adds to its leads, customers, products and records: what each is called, what may stand in it, and how
//! it is shown, filtered, exported and imported.
//!
//! What fields there are is read once and kept in memory, like settings. What stands in them lies in the thing's row as
//! one JSON object, and once more among the thing's facets, so that lists are filtered by an index. A field that is
//! removed keeps its values until they are purged; a new one of the same key and kind has them again.

mod import;
mod lists;
mod purge;
pub mod table;
mod value;

pub use import::with_fields;
pub use lists::columns;
pub use purge::PURGE;
pub use table::Model as Field;
pub use value::{BAD_URL, NOT_A_CHOICE};

use crate::{
    app::App,
    facets::{Facet, Facets, folded},
};
use kernel::{Fault, Faults, Patch, Result, check};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DeriveActiveEnum, EntityTrait, EnumIter, QueryFilter, QueryOrder,
    prelude::StringLen,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// Things that a business can add fields to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FieldOf {
    /// Leads.
    Leads,
    /// Customers.
    Customers,
    /// Products.
    Products,
    /// Records of contact databases.
    Records,
}

/// What stands in a field.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumIter,
    EnumString,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum FieldKind {
    /// A line of text.
    Text,
    /// A number.
    Number,
    /// Whole rupiah.
    Money,
    /// A business day.
    Date,
    /// One of the choices.
    Choice,
    /// Some of the choices.
    MultiChoice,
    /// Yes or no.
    YesNo,
    /// A web address.
    Url,
}

impl FieldKind {
    /// Whether one chooses from a list.
    #[must_use]
    pub const fn chooses(self) -> bool {
        matches!(self, Self::Choice | Self::MultiChoice)
    }
}

/// The fields that there are, those of one thing in their order.
///
/// # Errors
/// Only what the database says.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Field>> {
    let living = table::Entity::find().filter(table::Column::DeletedAt.is_null());
    Ok(living.order_by_asc(table::Column::Position).order_by_asc(table::Column::Id).all(db).await?)
}

/// The name under which lists and faults know the field with this key.
#[must_use]
pub fn name_of(key: &str) -> String {
    format!("custom.{key}")
}

/// What has to be sent so that own fields that say `after` say `before` again.
#[must_use]
pub fn back(before: &Value, after: &Value) -> Value {
    let (before, after) = (before.as_object(), after.as_object());
    let mut sent = before.cloned().unwrap_or_default();
    let added =
        after.into_iter().flatten().filter(|(key, _)| before.is_none_or(|had| !had.contains_key(*key)));
    sent.extend(added.map(|(key, _)| (key.clone(), Value::Null)));
    sent.into()
}

/// What stands in own fields of a thing after `sent`, and all that is wrong with it. A new thing has no `before`, gets
/// defaults, and needs what is required. Fields that are not named stay; `null` empties one, or all.
#[must_use]
pub fn written(
    app: &App,
    of: FieldOf,
    (before, sent): (Option<&Value>, &Patch<Map<String, Value>>),
) -> (Map<String, Value>, Vec<Fault>) {
    let fields = app.settings().fields(of);
    let mut faults = Faults::new();
    let mut values = before.and_then(Value::as_object).cloned().unwrap_or_default();
    match sent {
        Patch::Keep => {}
        Patch::Clear => {
            values.clear();
            for field in fields.iter().filter(|field| field.is_required && before.is_some()) {
                faults.push(name_of(&field.key), &check::REQUIRED);
            }
        }
        Patch::Set(sent) => take(&fields, sent, (&mut values, &mut faults)),
    }
    if before.is_none() {
        for field in &fields {
            let is_sent = sent.sent().is_some_and(|sent| sent.contains_key(&field.key));
            if let Some(default) = field.default_value.clone().filter(|_| !is_sent) {
                values.insert(field.key.clone(), default);
            }
            let name = name_of(&field.key);
            let is_there = !field.is_required || values.contains_key(&field.key) || faults.has(&name);
            faults.ensure(is_there, name, &check::REQUIRED);
        }
    }
    (values, faults.into_vec())
}

/// [`written`], where nothing is wrong.
///
/// # Errors
/// `Invalid` with everything that is.
pub fn must_write(
    app: &App,
    of: FieldOf,
    change: (Option<&Value>, &Patch<Map<String, Value>>),
) -> Result<Value> {
    let (values, faults) = written(app, of, change);
    let mut all = Faults::new();
    all.extend(faults);
    all.finish().map(|()| Value::Object(values))
}

fn take(
    fields: &[Field],
    sent: &Map<String, Value>,
    (values, faults): (&mut Map<String, Value>, &mut Faults),
) {
    for (key, value) in sent {
        let Some(field) = fields.iter().find(|field| field.key == *key) else {
            faults.push(name_of(key), &check::UNKNOWN_FIELD);
            continue;
        };
        match field.read(value) {
            Ok(Value::Null) => {
                values.remove(key);
                faults.ensure(!field.is_required, name_of(key), &check::REQUIRED);
            }
            Ok(value) => drop(values.insert(key.clone(), value)),
            Err(fault) => faults.add(Fault { field: name_of(key), ..fault }),
        }
    }
}

/// What of `stored`, the values of a thing of one kind, a thing of another kind has fields of the same key and kind for.
#[must_use]
pub fn carried(app: &App, (from, to): (FieldOf, FieldOf), stored: &Value) -> Map<String, Value> {
    let settings = app.settings();
    let (from, to) = (settings.fields(from), settings.fields(to));
    let fits = |field: &&Field| from.iter().any(|other| other.key == field.key && other.kind == field.kind);
    let carried = to.iter().filter(fits).filter_map(|field| {
        let value = field.read(stored.get(&field.key)?).ok().filter(|value| !value.is_null())?;
        Some((field.key.clone(), value))
    });
    carried.collect()
}

/// The facets of own fields as they stand in a row; those of removed fields too, whose values are kept.
#[must_use]
pub fn facets(app: &App, of: FieldOf, stored: &Value) -> Vec<Facet> {
    let fields = app.settings().fields(of);
    let values = stored.as_object().into_iter().flatten();
    let facets = values.flat_map(|(key, value)| {
        let field = fields.iter().find(|field| field.key == *key);
        let facets = field.map(|field| field.facets(value)).unwrap_or_default();
        if facets.is_empty() { vec![unknown(key, value)] } else { facets }
    });
    facets.collect()
}

fn unknown(key: &str, value: &Value) -> Facet {
    Facet { key: name_of(key), text: folded(&value.to_string()), label: None, number: None }
}

/// Where the facets of such things lie.
#[must_use]
pub fn facets_of(app: &App, of: FieldOf) -> Option<Facets> {
    let name: &'static str = of.into();
    let sources = &app.registry().tags;
    sources.iter().find(|source| source.source.of == name).map(|source| source.source.facets)
}
