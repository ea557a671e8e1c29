//! What a customer is.

use super::{CustomerId, policy, table::Model};
use kernel::{Check, Day, Faults, Instant, Message, Patch, Phone, Rupiah, UserId, check, phone::BAD_PHONE};
use platform::{Actor, audit::Subject};
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// What a sealed phone is bound to.
pub const PHONE: &str = "customer.phone";
/// What a sealed national id is bound to.
pub const NATIONAL_ID: &str = "customer.national_id";
/// So many digits at the end of a phone find it.
pub const TAIL: usize = 4;

/// Somebody with this phone or email is known already.
pub const DUPLICATE: Message =
    Message::new("duplicate", "Nomor atau email ini sudah ada.", "This phone or email is known already.");
/// Neither phone nor email.
pub const UNREACHABLE: Message = Message::new(
    "phone_or_email_required",
    "Isi nomor telepon atau email.",
    "Enter a phone number or an email address.",
);

macro_rules! text_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, Display, EnumIter, EnumString, IntoStaticStr,
            DeriveActiveEnum, Serialize, Deserialize, ToSchema,
        )]
        #[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
        #[serde(rename_all = "snake_case")]
        #[strum(serialize_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
    };
}

text_enum! {
    /// A person or a company.
    Kind {
        /// A person.
        #[default]
        Person,
        /// A company.
        Company,
    }
}

text_enum! {
    /// Whether the customer still buys.
    Status {
        /// Does.
        #[default]
        Active,
        /// Doesn't.
        Inactive,
    }
}

/// Where a customer is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Kelurahan or desa.
    pub village: Option<String>,
    /// Kecamatan.
    pub district: Option<String>,
    /// Kota or kabupaten.
    pub city: Option<String>,
    /// Provinsi.
    pub province: Option<String>,
    /// Kode pos.
    pub postal_code: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lng: Option<f64>,
}

impl Address {
    pub(crate) fn check(&self, faults: &mut Faults) {
        let texts = [
            ("street", &self.street, 300),
            ("village", &self.village, 80),
            ("district", &self.district, 80),
            ("city", &self.city, 80),
            ("province", &self.province, 80),
            ("postal_code", &self.postal_code, 10),
        ];
        for (name, value, max) in texts {
            faults.optional_text(&format!("address.{name}"), value.as_deref(), max);
        }
        let fits = |value: Option<f64>, limit: f64| value.is_none_or(|value| value.abs() <= limit);
        faults.ensure(fits(self.lat, 90.0), "address.lat", &check::TOO_HIGH);
        faults.ensure(fits(self.lng, 180.0), "address.lng", &check::TOO_HIGH);
    }
}

/// Whether marketing may be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Consent {
    /// Whether it may.
    pub marketing: bool,
    /// When they said so.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub at: Option<Instant>,
    /// How they said so.
    pub source: Option<String>,
}

/// A customer as people type one; also the changes to one.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CustomerInput {
    pub name: Option<String>,
    pub kind: Option<Kind>,
    pub phone: Patch<String>,
    pub extra_phones: Option<Vec<String>>,
    pub email: Patch<String>,
    pub address: Option<Address>,
    pub organization: Patch<String>,
    pub status: Option<Status>,
    pub owner_id: Patch<UserId>,
    pub tags: Option<Vec<String>>,
    pub preferences: Option<Vec<uuid::Uuid>>,
    pub preferred_contact: Patch<String>,
    pub consent: Option<Consent>,
    pub birthday: Patch<Day>,
    pub national_id: Patch<String>,
    pub notes: Patch<String>,
    pub custom: Option<serde_json::Map<String, Value>>,
    /// Save although somebody with this phone or email is known.
    pub allow_duplicate: bool,
}

impl Check for CustomerInput {
    fn check(&self, faults: &mut Faults) {
        if let Some(name) = &self.name {
            faults.required_text("name", name, 160);
        }
        let fits = |phone: &String| Phone::parse(phone).is_some();
        faults.ensure(self.phone.sent().is_none_or(fits), "phone", &BAD_PHONE);
        for (index, phone) in self.extra_phones.iter().flatten().enumerate() {
            faults.ensure(index < 10, "extra_phones", &check::TOO_MANY);
            faults.ensure(fits(phone), format!("extra_phones[{index}]"), &BAD_PHONE);
        }
        let email = self.email.sent().map(String::as_str);
        faults.optional_text("email", email, 254);
        faults.email("email", email);
        if let Some(address) = &self.address {
            address.check(faults);
        }
        let texts = [
            ("organization", &self.organization, 160),
            ("preferred_contact", &self.preferred_contact, 40),
            ("national_id", &self.national_id, 40),
            ("notes", &self.notes, 10_000),
        ];
        for (name, value, max) in texts {
            faults.optional_text(name, value.sent().map(String::as_str), max);
        }
        for (index, tag) in self.tags.iter().flatten().enumerate() {
            faults.ensure(index < 50, "tags", &check::TOO_MANY);
            faults.required_text(&format!("tags[{index}]"), tag, 40);
        }
        faults.ensure(
            self.preferences.as_ref().is_none_or(|ids| ids.len() <= 100),
            "preferences",
            &check::TOO_MANY,
        );
        let custom = self.custom.as_ref().map(|custom| Value::Object(custom.clone()).to_string().len());
        faults.ensure(custom.is_none_or(|size| size <= 20_000), "custom", &check::TOO_LONG);
    }
}

/// What the reader may do with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerCan {
    pub(crate) edit: bool,
    pub(crate) assign: bool,
    pub(crate) merge: bool,
    pub(crate) erase: bool,
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
    pub origin_lead_id: Option<uuid::Uuid>,
    /// Labels.
    pub tags: Vec<String>,
    /// Products and categories they like.
    pub preferences: Vec<uuid::Uuid>,
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
}

impl CustomerView {
    pub(crate) fn new(actor: &Actor, row: Model, around: Around) -> Self {
        let mut phones = around.phones.into_iter();
        let phone = phones.next();
        Self {
            can: policy::can(actor, &row),
            id: row.id,
            code: row.code,
            kind: row.kind,
            name: row.name,
            whatsapp_url: phone.as_deref().and_then(Phone::parse).map(|phone| phone.whatsapp_url()),
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
            preferences: serde_json::from_value(row.preferences).unwrap_or_default(),
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
            redirected_from: None,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// What an audit entry about `customer` is about.
pub(crate) fn subject(customer: &Model) -> Subject {
    Subject::new("customer", customer.id, format!("{} {}", customer.code, customer.name))
}
