//! The leads' table.

use super::LeadId;
use crate::pipeline::{ChannelId, LostReasonId, StageId, StageKind};
use catalog::products::ProductId;
use kernel::{Day, Instant, Rupiah, UserId};
use platform::facets::Facets;
use sea_orm::entity::prelude::*;

/// What leads are filtered by beside their columns.
pub(crate) const FACETS: Facets = Facets::new("lead_facet", "lead");

/// A lead.
#[expect(missing_docs, reason = "columns that say what they are")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lead")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LeadId,
    pub code: String,
    pub name: String,
    pub name_folded: String,
    pub phone_sealed: Option<Vec<u8>>,
    pub phone_original_sealed: Option<Vec<u8>>,
    pub phone_hash: Option<Vec<u8>>,
    pub phone_tail_hash: Option<Vec<u8>>,
    pub email: Option<String>,
    pub email_folded: Option<String>,
    pub address: Option<String>,
    pub organization: Option<String>,
    pub organization_folded: Option<String>,
    pub need: Option<String>,
    pub product_id: Option<ProductId>,
    pub channel_id: Option<ChannelId>,
    pub utm: Json,
    pub owner_id: Option<UserId>,
    pub stage_id: StageId,
    pub stage_kind: StageKind,
    pub stage_entered_at: Instant,
    pub estimated_value: Rupiah,
    pub expected_close_on: Option<Day>,
    pub next_action: Option<String>,
    pub next_action_at: Option<Instant>,
    pub reminded_at: Option<Instant>,
    pub last_activity_at: Option<Instant>,
    pub lost_reason_id: Option<LostReasonId>,
    pub lost_note: Option<String>,
    pub customer_id: Option<Uuid>,
    pub tags: Json,
    pub custom: Json,
    pub created_on: Day,
    pub closed_on: Option<Day>,
    pub merged_into_id: Option<LeadId>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
