//! The stages' table.

use kernel::BasisPoints;
use sea_orm::entity::prelude::*;

/// A stage.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: super::StageId,
    pub name: String,
    pub position: i64,
    pub probability_bps: BasisPoints,
    pub kind: super::StageKind,
    pub color: String,
    pub follow_up_days: Option<i64>,
    pub version: i64,
    pub created_at: kernel::Instant,
    pub updated_at: kernel::Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
