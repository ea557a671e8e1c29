//! The stored files' table, as far as it speaks of customers.

use super::StoredFileId;
use kernel::{Instant, UserId};
use platform::files::FileKey;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StoredFileId,
    pub path: FileKey,
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub owner_kind: String,
    pub owner_id: Uuid,
    pub created_by: Option<UserId>,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
