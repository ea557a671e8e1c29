//! The activities' table.

use super::{ActivityId, Kind};
use crate::leads::LeadId;
use kernel::{Day, Instant, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ActivityId,
    pub lead_id: Option<LeadId>,
    pub customer_id: Option<Uuid>,
    pub kind: Kind,
    pub at: Instant,
    pub duration_min: Option<i64>,
    pub outcome: Option<String>,
    pub note: String,
    pub next_action: Option<String>,
    pub next_action_at: Option<Instant>,
    pub author_id: Option<UserId>,
    pub author_name: String,
    pub on_day: Day,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
