//! The views' table.

use super::ViewId;
use kernel::{Instant, UserId};
use sea_orm::{entity::prelude::*, prelude::Json};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_view")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ViewId,
    pub list: String,
    pub name: String,
    pub name_folded: String,
    pub query: Json,
    pub columns: Json,
    pub is_shared: bool,
    pub is_default_for_all: bool,
    pub owner_id: UserId,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
