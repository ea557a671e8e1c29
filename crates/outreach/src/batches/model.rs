//! What a batch is.

use super::{BatchId, policy, table::Model};
use crate::databases::{DatabaseId, Parts, UNKNOWN_PRODUCT};
use catalog::products::ProductId;
use kernel::{Instant, UserId};
use platform::{Actor, audit::Subject};
use sea_orm::{DeriveActiveEnum, EnumIter, FromQueryResult, prelude::StringLen};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// How a batch came about.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    EnumIter,
    EnumString,
    Display,
    IntoStaticStr,
    DeriveActiveEnum,
    Serialize,
    Deserialize,
    ToSchema,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(crate) enum Source {
    /// Somebody asked for it.
    Request,
    /// Records were chosen for somebody, or moved to them.
    Direct,
    /// Somebody was given some at random.
    Random,
    /// Records that were with somebody before batches were kept.
    Legacy,
}

/// What stands in a batch now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct BatchCounts {
    /// Records that are still in it.
    pub total: i64,
    pub ada: i64,
    pub tidak: i64,
    pub ceklis1: i64,
    /// They responded: Ya.
    pub responded: i64,
    /// They did not: Tidak.
    pub not_responded: i64,
    /// Without a status and a response.
    pub untouched: i64,
}

/// A line of the sums.
#[derive(Debug, FromQueryResult)]
pub(super) struct Standing {
    pub batch_id: BatchId,
    pub whatsapp_status: String,
    pub responded: String,
    pub records: i64,
}

impl BatchCounts {
    pub(super) fn add(&mut self, line: &Standing) {
        self.total += line.records;
        match line.whatsapp_status.as_str() {
            "ada" => self.ada += line.records,
            "tidak" => self.tidak += line.records,
            "ceklis1" => self.ceklis1 += line.records,
            _ if line.responded.is_empty() => self.untouched += line.records,
            _ => {}
        }
        match line.responded.as_str() {
            "yes" => self.responded += line.records,
            "no" => self.not_responded += line.records,
            _ => {}
        }
    }
}

/// What the reader may do with a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct BatchCan {
    pub edit: bool,
}

/// A batch.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct BatchView {
    pub id: BatchId,
    pub title: String,
    pub source: Source,
    pub staff_id: UserId,
    pub staff_name: Option<String>,
    pub database_id: DatabaseId,
    pub database_name: String,
    /// The key of the database's kind.
    pub kind: String,
    pub product_id: Option<ProductId>,
    /// `Unknown` where the database has no product.
    pub product_name: String,
    /// How many records it had when it was given.
    pub size: i64,
    pub counts: BatchCounts,
    /// When its owner first opened it.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub seen_at: Option<Instant>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    pub can: BatchCan,
}

impl BatchView {
    pub(super) fn new(
        actor: &Actor,
        row: Model,
        (database, product, staff, counts): (Option<Parts>, Option<String>, Option<String>, BatchCounts),
    ) -> Self {
        let can = BatchCan { edit: policy::may_edit(actor, &row) };
        let (database_name, kind, product_id) =
            database.map_or_else(Default::default, |parts| (parts.name, parts.kind, parts.product_id));
        Self {
            id: row.id,
            title: row.title,
            source: row.source,
            staff_id: row.staff_id,
            staff_name: staff,
            database_id: row.database_id,
            database_name,
            kind,
            product_id,
            product_name: product.unwrap_or_else(|| UNKNOWN_PRODUCT.to_owned()),
            size: row.size,
            counts,
            seen_at: row.seen_at,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            can,
        }
    }
}

/// What an audit entry about the batch is about.
pub(crate) fn subject(row: &Model) -> Subject {
    Subject::new("batch", row.id, row.title.clone())
}
