//! The notifications' table.

use kernel::{Instant, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: UserId,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub subject_label: String,
    pub params: Json,
    pub actor_name: Option<String>,
    pub created_at: Instant,
    pub read_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
