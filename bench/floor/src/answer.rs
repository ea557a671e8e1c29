//! The shapes of the answers, field by field those of the API.

use rusqlite::Row;
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

/// The columns of [`lead`], in its order.
pub const LEAD: &str = "l.id, l.code, l.name, l.email, l.address, l.organization, l.need, l.product_id, p.name, \
    l.channel_id, c.name, l.utm, l.owner_id, u.name, l.stage_id, s.name, l.stage_kind, l.stage_entered_at, \
    l.estimated_value, l.expected_close_on, l.next_action, l.next_action_at, l.last_activity_at, l.lost_reason_id, \
    l.lost_note, l.customer_id, l.tags, l.custom, l.created_on, l.closed_on, l.version, l.created_at, l.updated_at, \
    l.deleted_at FROM lead l JOIN stage s ON s.id = l.stage_id LEFT JOIN app_user u ON u.id = l.owner_id \
    LEFT JOIN channel c ON c.id = l.channel_id LEFT JOIN product p ON p.id = l.product_id";

#[derive(Serialize)]
pub struct Lead {
    id: Uuid,
    code: String,
    name: String,
    /// The floor cannot open what is sealed; a text of the same length stands in its place.
    phone: &'static str,
    whatsapp_url: &'static str,
    email: Option<String>,
    address: Option<String>,
    organization: Option<String>,
    need: Option<String>,
    product_id: Option<Uuid>,
    product_name: Option<String>,
    channel_id: Option<Uuid>,
    channel_name: Option<String>,
    utm: Box<RawValue>,
    owner_id: Option<Uuid>,
    owner_name: Option<String>,
    stage_id: Uuid,
    stage_name: String,
    stage_kind: String,
    stage_entered_at: String,
    estimated_value: i64,
    expected_close_on: Option<String>,
    next_action: Option<String>,
    next_action_at: Option<String>,
    last_activity_at: Option<String>,
    lost_reason_id: Option<Uuid>,
    lost_note: Option<String>,
    customer_id: Option<Uuid>,
    tags: Box<RawValue>,
    custom: Box<RawValue>,
    created_on: String,
    closed_on: Option<String>,
    version: i64,
    created_at: String,
    updated_at: String,
    deleted_at: Option<String>,
    can: Can,
}

#[derive(Serialize)]
struct Can {
    edit: bool,
    r#move: bool,
    assign: bool,
    merge: bool,
    delete: bool,
    restore: bool,
    convert: bool,
}

#[derive(Serialize)]
pub struct Page {
    pub data: Vec<Lead>,
    pub page: u64,
    pub per_page: u64,
    pub total: i64,
    pub total_is_exact: bool,
}

#[derive(Serialize)]
pub struct Timeline {
    pub data: Vec<Entry>,
    pub has_more: bool,
    pub next: Option<String>,
}

#[derive(Serialize)]
pub struct Entry {
    pub id: Uuid,
    pub at: String,
    pub kind: &'static str,
    pub event: String,
    pub author: Option<String>,
    pub data: Data,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum Data {
    Change(Box<RawValue>),
    Activity {
        duration_min: Option<i64>,
        next_action: Option<String>,
        next_action_at: Option<String>,
        note: String,
        outcome: Option<String>,
    },
}

pub fn lead(row: &Row<'_>) -> rusqlite::Result<Lead> {
    let stage_kind: String = row.get(16)?;
    let is_open = stage_kind != "won";
    Ok(Lead {
        id: id(row, 0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        phone: "+6281234567890",
        whatsapp_url: "https://wa.me/6281234567890",
        email: row.get(3)?,
        address: row.get(4)?,
        organization: row.get(5)?,
        need: row.get(6)?,
        product_id: id_or_none(row, 7)?,
        product_name: row.get(8)?,
        channel_id: id_or_none(row, 9)?,
        channel_name: row.get(10)?,
        utm: json(row, 11)?,
        owner_id: id_or_none(row, 12)?,
        owner_name: row.get(13)?,
        stage_id: id(row, 14)?,
        stage_name: row.get(15)?,
        stage_kind,
        stage_entered_at: instant(row, 17)?.unwrap_or_default(),
        estimated_value: row.get(18)?,
        expected_close_on: row.get(19)?,
        next_action: row.get(20)?,
        next_action_at: instant(row, 21)?,
        last_activity_at: instant(row, 22)?,
        lost_reason_id: id_or_none(row, 23)?,
        lost_note: row.get(24)?,
        customer_id: id_or_none(row, 25)?,
        tags: json(row, 26)?,
        custom: json(row, 27)?,
        created_on: row.get(28)?,
        closed_on: row.get(29)?,
        version: row.get(30)?,
        created_at: instant(row, 31)?.unwrap_or_default(),
        updated_at: instant(row, 32)?.unwrap_or_default(),
        deleted_at: instant(row, 33)?,
        can: Can {
            edit: true,
            r#move: is_open,
            assign: false,
            merge: true,
            delete: true,
            restore: false,
            convert: false,
        },
    })
}

pub fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get(column).map(Uuid::from_bytes)
}

fn id_or_none(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Uuid>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes))
}

/// Instants rest with their offset; the API says `Z`.
pub fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(row.get::<_, Option<String>>(column)?.map(|at| at.replace("+00:00", "Z")))
}

pub fn json(row: &Row<'_>, column: usize) -> rusqlite::Result<Box<RawValue>> {
    let wrong = |cause| rusqlite::Error::ToSqlConversionFailure(Box::new(cause));
    RawValue::from_string(row.get(column)?).map_err(wrong)
}

pub fn bytes(value: &impl Serialize) -> rusqlite::Result<Vec<u8>> {
    let wrong = |cause| rusqlite::Error::ToSqlConversionFailure(Box::new(cause));
    serde_json::to_vec(value).map_err(wrong)
}
