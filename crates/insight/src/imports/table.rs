//! The import's table.

use super::{ImportId, model::Status};
use kernel::{Instant, UserId};
use platform::files::FileKey;
use sea_orm::{entity::prelude::*, prelude::Json};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub kind: String,
    pub status: Status,
    pub file_name: String,
    pub file_size: i64,
    /// The file as it was brought, of imports from before it was no longer kept.
    pub original_path: Option<FileKey>,
    pub rows_path: FileKey,
    pub rows_sealed: bool,
    pub columns: Json,
    pub mapping: Json,
    pub options: Json,
    /// What was made for its rows alone: a database that has to go where none of them comes.
    pub made_id: Option<Uuid>,
    pub only_valid: bool,
    pub is_undoing: bool,
    pub rows: i64,
    pub done: i64,
    pub valid: i64,
    pub changes: i64,
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub rejected: i64,
    pub undone: i64,
    pub kept: i64,
    pub remarked: i64,
    pub sample_sealed: Option<Vec<u8>>,
    pub cells_sealed: Option<Vec<u8>>,
    pub error: Option<Json>,
    pub created_by: UserId,
    pub created_at: Instant,
    pub confirmed_at: Option<Instant>,
    pub finished_at: Option<Instant>,
    pub undone_at: Option<Instant>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
