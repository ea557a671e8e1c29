//! A customer as the API shows one.

use super::{
    CustomerId,
    model::{Address, Consent, Kind, Status},
    policy::{self, Standing},
    table::Model,
};
use kernel::{Day, Instant, Phone, Rupiah, UserId};
use platform::Actor;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// What the reader may do with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "one for each thing that one may do")]
pub struct CustomerCan {
    pub(crate) edit: bool,
    pub(crate) assign: bool,
    pub(crate) merge: bool,
    pub(crate) delete: bool,
    pub(crate) restore: bool,
    pub(crate) export: bool,
    pub(crate) erase: bool,
}

/// A product or category that a customer likes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Preferred {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// A customer.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CustomerView {
    /// The customer's id.
    pub id: CustomerId,
    /// `CU-000123`.
    pub code: String,
    /// A person or a company.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// E.164.
    pub phone: Option<String>,
    /// `wa.me` link.
    pub whatsapp_url: Option<String>,
    /// E.164.
    pub extra_phones: Vec<String>,
    /// The email.
    pub email: Option<String>,
    /// Where they are.
    pub address: Address,
    /// Their organisation.
    pub organization: Option<String>,
    /// Whether they still buy.
    pub status: Status,
    /// Who looks after them.
    pub owner_id: Option<UserId>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// The lead they came from.
    pub origin_lead_id: Option<Uuid>,
    /// Labels.
    pub tags: Vec<String>,
    /// Products and categories they like.
    pub preferences: Vec<Uuid>,
    /// The same with their names.
    pub preferred: Vec<Preferred>,
    /// How they like to be reached.
    pub preferred_contact: Option<String>,
    /// Whether marketing may be sent.
    pub consent: Option<Consent>,
    /// Their birthday.
    pub birthday: Option<Day>,
    /// Their national id.
    pub national_id: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Own fields.
    #[schema(value_type = Object)]
    pub custom: Value,
    /// The day of their first purchase.
    pub first_purchase_on: Option<Day>,
    /// The day of their last purchase.
    pub last_purchase_on: Option<Day>,
    /// How often they bought.
    pub purchase_count: i64,
    /// For how much they bought.
    pub lifetime_value: Rupiah,
    /// How many services run.
    pub active_services: i64,
    /// What these bring a month.
    pub mrr: Rupiah,
    /// Since when the oldest of these runs.
    pub active_since: Option<Day>,
    /// Since when the program proposes to call them inactive.
    pub inactive_proposed_on: Option<Day>,
    /// The customer that was asked for, where it was merged into this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirected_from: Option<CustomerId>,
    /// The version.
    pub version: i64,
    /// When they were added.
    #[schema(value_type = DateTime<Utc>)]
    pub created_at: Instant,
    /// When they were last changed.
    #[schema(value_type = DateTime<Utc>)]
    pub updated_at: Instant,
    /// When they were put into the trash.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub deleted_at: Option<Instant>,
    /// What the reader may do.
    pub can: CustomerCan,
}

/// What a view needs besides the row.
#[derive(Default)]
pub(crate) struct Around {
    pub phones: Vec<String>,
    pub owner_name: Option<String>,
    pub national_id: Option<String>,
    pub preferred: Vec<Preferred>,
}

/// The link that opens a chat with `phone`.
pub(crate) fn whatsapp_url(phone: Option<&String>) -> Option<String> {
    phone.and_then(|phone| Phone::kept(phone)).map(|phone| phone.whatsapp_url())
}

impl Model {
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            owner: self.owner_id,
            is_deleted: self.deleted_at.is_some(),
            merged_into: self.merged_into_id,
        }
    }

    /// The products and categories that the customer likes.
    pub(crate) fn likes(&self) -> Vec<Uuid> {
        serde_json::from_value(self.preferences.clone()).unwrap_or_default()
    }
}

impl CustomerView {
    pub(crate) fn new(actor: &Actor, row: Model, around: Around) -> Self {
        let mut phones = around.phones.into_iter();
        let phone = phones.next();
        Self {
            can: policy::can(actor, row.standing()),
            preferences: row.likes(),
            preferred: around.preferred,
            id: row.id,
            code: row.code,
            kind: row.kind,
            name: row.name,
            whatsapp_url: whatsapp_url(phone.as_ref()),
            phone,
            extra_phones: phones.collect(),
            email: row.email,
            address: Address {
                street: row.street,
                village: row.village,
                district: row.district,
                city: row.city,
                province: row.province,
                postal_code: row.postal_code,
                lat: row.latitude,
                lng: row.longitude,
            },
            organization: row.organization,
            status: row.status,
            owner_id: row.owner_id,
            owner_name: around.owner_name,
            origin_lead_id: row.origin_lead_id,
            tags: serde_json::from_value(row.tags).unwrap_or_default(),
            preferred_contact: row.preferred_contact,
            consent: row.consent.and_then(|consent| serde_json::from_value(consent).ok()),
            birthday: row.birthday,
            national_id: around.national_id,
            notes: row.notes,
            custom: row.custom,
            first_purchase_on: row.first_purchase_on,
            last_purchase_on: row.last_purchase_on,
            purchase_count: row.purchase_count,
            lifetime_value: row.lifetime_value,
            active_services: row.active_services,
            mrr: row.mrr,
            active_since: row.active_since,
            inactive_proposed_on: row.inactive_proposed_on,
            redirected_from: None,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}
