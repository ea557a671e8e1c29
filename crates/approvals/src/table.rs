//! The approvals' table.

use crate::model::{Level, Status};
use kernel::{Instant, Rupiah, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "approval")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub subject_label: String,
    pub subject_version: i64,
    pub amount: Rupiah,
    pub level: Level,
    pub requested_by: UserId,
    pub owner_id: UserId,
    pub status: Status,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<Instant>,
    pub note: Option<String>,
    pub created_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
