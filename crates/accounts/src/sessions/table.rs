//! The sessions' table.

use kernel::{Instant, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: UserId,
    pub token_hash: Vec<u8>,
    pub kind: String,
    pub created_at: Instant,
    pub seen_at: Instant,
    pub expires_at: Instant,
    pub ip: String,
    pub user_agent: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
