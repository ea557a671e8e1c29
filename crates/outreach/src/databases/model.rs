//! What a contact database is.

use super::{DatabaseId, policy, table::Model};
use catalog::products::ProductId;
use kernel::{Check, Faults, Instant, Patch, UserId, check};
use platform::{Actor, audit::Subject};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a database without a product is shown.
pub(crate) const UNKNOWN_PRODUCT: &str = "Unknown";
pub(super) const MAX_NAME: usize = 160;
pub(super) const MAX_KIND: usize = 40;

/// A new, empty database.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewDatabase {
    pub name: String,
    /// The key of a kind: `regular`, `bonanza`, `member_wd`…
    pub kind: String,
    /// Required where the kind says so; shown as *Unknown* where missing.
    pub product_id: Option<ProductId>,
}

impl Check for NewDatabase {
    /// All of it is checked beside what only the database knows, so that every fault is told at once.
    fn check(&self, _: &mut Faults) {}
}

/// Changes to a database. Its kind stays: kinds never mix.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DatabaseChange {
    pub name: Patch<String>,
    pub product_id: Patch<ProductId>,
}

impl Check for DatabaseChange {
    fn check(&self, faults: &mut Faults) {
        match &self.name {
            Patch::Keep => {}
            Patch::Clear => faults.push("name", &check::REQUIRED),
            Patch::Set(name) => faults.required_text("name", name, MAX_NAME),
        }
    }
}

/// What the reader may do with a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct DatabaseCan {
    pub edit: bool,
    pub delete: bool,
    pub restore: bool,
    pub assign: bool,
    pub request: bool,
}

/// How many of the records of a database stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Counts {
    /// All records.
    pub total: i64,
    /// Never given to anybody.
    pub available: i64,
    /// With somebody now.
    pub assigned: i64,
    /// Taken back, to be given again.
    pub recycled: i64,
    /// Not to be given: no way to reach them, or they do not want to be.
    pub invalid: i64,
    /// Of the assigned: on WhatsApp.
    pub ada: i64,
    /// Of the assigned: not on WhatsApp.
    pub tidak: i64,
    /// Of the assigned: sent, never delivered.
    pub ceklis1: i64,
    /// Of the assigned: without a status.
    pub untouched: i64,
}

/// A line of the sums.
#[derive(Debug, FromQueryResult)]
pub(super) struct Standing {
    pub database_id: DatabaseId,
    pub status: String,
    pub whatsapp_status: String,
    pub records: i64,
}

impl Counts {
    pub(super) fn add(&mut self, line: &Standing) {
        self.total += line.records;
        match line.status.as_str() {
            "available" => self.available += line.records,
            "recycled" => self.recycled += line.records,
            "assigned" => {
                self.assigned += line.records;
                match line.whatsapp_status.as_str() {
                    "ada" => self.ada += line.records,
                    "tidak" => self.tidak += line.records,
                    "ceklis1" => self.ceklis1 += line.records,
                    _ => self.untouched += line.records,
                }
            }
            _ => self.invalid += line.records,
        }
    }
}

/// A contact database.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct DatabaseView {
    pub id: DatabaseId,
    pub name: String,
    /// The key of its kind.
    pub kind: String,
    /// The name of its kind.
    pub kind_name: String,
    pub product_id: Option<ProductId>,
    /// `Unknown` where it has no product.
    pub product_name: String,
    /// The file that it came from.
    pub file_name: Option<String>,
    pub uploaded_by: Option<UserId>,
    pub uploaded_by_name: Option<String>,
    /// How many records can be given now: never given ones and recycled ones.
    pub available: i64,
    /// Everything else that is counted; only for whoever manages databases.
    pub counts: Option<Counts>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    pub can: DatabaseCan,
}

/// The names around a database, and its counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub kind: String,
    pub product: Option<String>,
    pub uploaded_by: Option<String>,
    pub counts: Counts,
    pub sees_counts: bool,
}

impl DatabaseView {
    pub(super) fn new(actor: &Actor, row: Model, around: Around) -> Self {
        Self {
            can: policy::can(actor, &row),
            id: row.id,
            name: row.name,
            kind: row.kind,
            kind_name: around.kind,
            product_id: row.product_id,
            product_name: around.product.unwrap_or_else(|| UNKNOWN_PRODUCT.to_owned()),
            file_name: row.file_name,
            uploaded_by: row.uploaded_by,
            uploaded_by_name: around.uploaded_by,
            available: around.counts.available + around.counts.recycled,
            counts: around.sees_counts.then_some(around.counts),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// What an audit entry about the database is about.
pub(crate) fn subject(row: &Model) -> Subject {
    Subject::new("database", row.id, row.name.clone())
}
