//! The table of fields.

use super::{FieldKind, FieldOf};
use kernel::Instant;
use sea_orm::{entity::prelude::*, prelude::Json};

/// A field that a business added.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "custom_field")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_name = "of_things")]
    pub of: FieldOf,
    pub key: String,
    pub label: String,
    pub kind: FieldKind,
    pub is_required: bool,
    pub default_value: Option<Json>,
    pub choices: Json,
    pub in_table: bool,
    pub in_filter: bool,
    pub position: i64,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

/// Fields stand alone.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The words of which one may choose.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        serde_json::from_value(self.choices.clone()).unwrap_or_default()
    }
}
