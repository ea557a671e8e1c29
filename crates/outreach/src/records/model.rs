//! What a record is.

use super::{RecordId, policy, table::Model};
use crate::{
    batches::BatchId,
    databases::{DatabaseId, Parts, UNKNOWN_PRODUCT},
};
use catalog::products::ProductId;
use kernel::{Fault, Faults, Instant, Message, Phone, UserId, check};
use platform::{Actor, audit::Subject};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a sealed phone is bound to.
pub(crate) const PHONE: &str = "contact_record.phone";
/// The number is known in a database of the same kind.
pub(super) const DUPLICATE: Message = Message::new(
    "duplicate",
    "Nomor ini sudah ada di database sejenis.",
    "This number is known in a database of the same kind.",
);
pub(super) const MAX_NAME: usize = 160;
const MAX_EXTRA: usize = 100_000;

/// Where a record stands.
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
pub(crate) enum Status {
    /// Never given to anybody.
    Available,
    /// With somebody.
    Assigned,
    /// Taken back, to be given again.
    Recycled,
    /// There is no way to reach them.
    Invalid,
}

/// What WhatsApp said of the number.
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
pub(crate) enum WhatsappStatus {
    /// The number is on WhatsApp.
    Ada,
    /// It is not.
    Tidak,
    /// Sent, never delivered: one tick.
    #[sea_orm(string_value = "ceklis1")]
    #[serde(rename = "ceklis1")]
    #[strum(serialize = "ceklis1")]
    Ceklis1,
}

/// What the reader may do with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct RecordCan {
    pub mark: bool,
    pub make_lead: bool,
    pub edit: bool,
    pub assign: bool,
    pub recycle: bool,
    pub delete: bool,
    pub restore: bool,
}

/// A record of a contact database.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(crate) struct RecordView {
    pub id: RecordId,
    pub database_id: DatabaseId,
    pub database_name: String,
    /// The key of the database's kind.
    pub kind: String,
    pub product_id: Option<ProductId>,
    /// `Unknown` where the database has no product.
    pub product_name: String,
    /// The row of the file that it came from.
    pub row_no: i64,
    pub name: String,
    /// E.164, or as it was uploaded where it is no number.
    pub phone: Option<String>,
    /// `wa.me` link; `null` where the phone is no number.
    pub whatsapp_url: Option<String>,
    pub username: Option<String>,
    /// All other columns, as they were uploaded.
    #[schema(value_type = Object)]
    pub extra: Value,
    /// Labels.
    pub tags: Vec<String>,
    /// What stands in fields that the business added, by their keys.
    #[schema(value_type = Object)]
    pub custom: Value,
    pub status: Status,
    /// Whether they must not be contacted.
    pub do_not_contact: bool,
    pub assignee_id: Option<UserId>,
    pub assignee_name: Option<String>,
    pub batch_id: Option<BatchId>,
    pub batch_title: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub assigned_at: Option<Instant>,
    pub whatsapp_status: Option<WhatsappStatus>,
    pub responded: Option<bool>,
    pub note: Option<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub marked_at: Option<Instant>,
    /// The lead that was made of them.
    pub lead_id: Option<Uuid>,
    pub version: i64,
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    pub can: RecordCan,
}

/// The names around a record.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    pub database: Option<Parts>,
    pub product: Option<String>,
    pub phone: Option<String>,
    pub assignee: Option<String>,
    pub batch: Option<String>,
}

impl RecordView {
    pub(super) fn new(actor: &Actor, row: Model, around: Around) -> Self {
        let number = around.phone.as_deref().and_then(Phone::kept);
        let (database_name, kind, product_id) =
            around.database.map_or_else(Default::default, |parts| (parts.name, parts.kind, parts.product_id));
        Self {
            can: policy::can(actor, &row),
            id: row.id,
            database_id: row.database_id,
            database_name,
            kind,
            product_id,
            product_name: around.product.unwrap_or_else(|| UNKNOWN_PRODUCT.to_owned()),
            row_no: row.row_no,
            name: row.name,
            whatsapp_url: number.map(|number| number.whatsapp_url()),
            phone: around.phone,
            username: row.username,
            extra: row.extra,
            tags: serde_json::from_value(row.tags).unwrap_or_default(),
            custom: row.custom,
            status: row.status,
            do_not_contact: row.do_not_contact,
            assignee_id: row.assignee_id,
            assignee_name: around.assignee,
            batch_id: row.batch_id,
            batch_title: around.batch,
            assigned_at: row.assigned_at,
            whatsapp_status: row.whatsapp_status,
            responded: row.responded,
            note: row.note,
            marked_at: row.marked_at,
            lead_id: row.lead_id,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// The other columns of a row: not too much of them.
pub(super) fn check_extra(faults: &mut Faults, field: &str, extra: &Map<String, Value>) {
    let size =
        extra.iter().map(|(name, value)| name.len() + value.as_str().map_or(8, str::len)).sum::<usize>();
    if size > MAX_EXTRA || extra.len() > 1_000 {
        faults.add(Fault::new(field, &check::TOO_LONG).with("max", MAX_EXTRA));
    }
}

/// What an audit entry about the record is about.
pub(crate) fn subject(row: &Model) -> Subject {
    Subject::new("record", row.id, row.name.clone())
}
