//! The databases' table.

use super::DatabaseId;
use catalog::products::ProductId;
use kernel::{Instant, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_database")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DatabaseId,
    pub name: String,
    pub name_folded: String,
    pub kind: String,
    pub product_id: Option<ProductId>,
    pub file_name: Option<String>,
    pub mapping: Json,
    pub last_row: i64,
    pub uploaded_by: Option<UserId>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
