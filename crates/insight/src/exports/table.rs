//! The orders' table.

use super::{
    ExportId,
    model::{FileFormat, Status},
};
use kernel::{Instant, UserId};
use platform::files::FileKey;
use sea_orm::{entity::prelude::*, prelude::Json};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "export_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExportId,
    pub list: String,
    pub query: Json,
    pub format: FileFormat,
    pub status: Status,
    pub file_path: FileKey,
    pub is_sealed: bool,
    pub file_name: Option<String>,
    pub rows: Option<i64>,
    pub size: Option<i64>,
    pub error: Option<Json>,
    pub created_by: UserId,
    pub created_at: Instant,
    pub finished_at: Option<Instant>,
    pub expires_at: Option<Instant>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
