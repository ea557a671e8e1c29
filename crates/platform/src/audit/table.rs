//! The audit entries' table.
#![expect(missing_docs, reason = "the columns are explained where they are written")]

use kernel::{Instant, UserId};
use sea_orm::entity::prelude::*;

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: Instant,
    pub actor_id: Option<UserId>,
    pub actor_name: String,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub subject_label: String,
    pub changes: Json,
    pub request_id: String,
    pub ip: String,
    pub user_agent: String,
}

/// An entry stands alone: it outlives what it tells of.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
