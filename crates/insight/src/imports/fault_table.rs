//! The table of what is wrong with rows.

use super::ImportId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import_fault")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: ImportId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_no: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub field: String,
    pub code: String,
    pub said_id: String,
    pub said_en: String,
    pub is_remark: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
