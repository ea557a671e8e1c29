//! The channels' table.

use kernel::{TeamId, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "channel")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: super::ChannelId,
    pub name: String,
    pub kind: String,
    pub is_active: bool,
    pub rule: Option<super::Rule>,
    pub team_id: Option<TeamId>,
    pub user_id: Option<UserId>,
    pub version: i64,
    pub created_at: kernel::Instant,
    pub updated_at: kernel::Instant,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
