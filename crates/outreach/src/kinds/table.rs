//! The kinds' table.

use super::KindId;
use kernel::Instant;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "database_kind")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: KindId,
    pub key: String,
    pub name: String,
    pub requires_product: bool,
    pub excludes_reserved: bool,
    pub staff_may_request: bool,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
