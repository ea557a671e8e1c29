//! The records' table.

use super::{RecordId, Status, WhatsappStatus};
use crate::{batches::BatchId, databases::DatabaseId};
use kernel::{Instant, UserId};
use platform::facets::Facets;
use sea_orm::entity::prelude::*;

/// What records are filtered by beside their columns.
pub(crate) const FACETS: Facets = Facets::new("contact_record_facet", "contact_record");

/// A record of a contact database.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "contact_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecordId,
    pub database_id: DatabaseId,
    pub row_no: i64,
    pub name: String,
    pub name_folded: String,
    /// By what reserved names are found: `kernel::text::name_key`.
    pub name_key: String,
    pub phone_sealed: Option<Vec<u8>>,
    pub phone_original_sealed: Option<Vec<u8>>,
    pub phone_hash: Option<Vec<u8>>,
    pub phone_tail_hash: Option<Vec<u8>>,
    pub username: Option<String>,
    pub extra: Json,
    pub tags: Json,
    /// Fields that the business added.
    pub custom: Json,
    pub status: Status,
    pub random_key: i64,
    pub do_not_contact: bool,
    pub assignee_id: Option<UserId>,
    pub batch_id: Option<BatchId>,
    pub assigned_at: Option<Instant>,
    /// Who had it before it was taken back, and when that was.
    pub last_assignee_id: Option<UserId>,
    pub recycled_at: Option<Instant>,
    pub whatsapp_status: Option<WhatsappStatus>,
    pub responded: Option<bool>,
    pub note: Option<String>,
    pub marked_at: Option<Instant>,
    pub lead_id: Option<Uuid>,
    pub version: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
