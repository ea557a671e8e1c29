//! The requests' table.

use super::{RequestId, Status};
use crate::{batches::BatchId, databases::DatabaseId};
use kernel::{Instant, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "record_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestId,
    pub database_id: DatabaseId,
    pub staff_id: UserId,
    pub quantity: i64,
    pub note: Option<String>,
    pub status: Status,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<Instant>,
    pub reason: Option<String>,
    pub granted: Option<i64>,
    pub batch_id: Option<BatchId>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
