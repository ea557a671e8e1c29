//! What a customer is: the words, and the rules that need nothing but themselves.

use super::table::Model;
use kernel::{Instant, Message};
use platform::audit::Subject;
use sea_orm::{DeriveActiveEnum, EnumIter, prelude::StringLen};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use strum::{Display, EnumString, IntoStaticStr};
use utoipa::ToSchema;

/// What a sealed phone is bound to.
pub const PHONE: &str = "customer.phone";
/// What the number as it was typed is bound to.
pub const TYPED_PHONE: &str = "customer.phone_typed";
/// What a sealed national id is bound to.
pub const NATIONAL_ID: &str = "customer.national_id";

/// Somebody with this phone or email is known already.
pub const DUPLICATE: Message =
    Message::new("duplicate", "Nomor atau email ini sudah ada.", "This phone or email is known already.");
/// Neither phone nor email.
pub const UNREACHABLE: Message = Message::new(
    "phone_or_email_required",
    "Isi nomor telepon atau email.",
    "Enter a phone number or an email address.",
);
/// A day that has not come yet.
pub const IN_FUTURE: Message =
    Message::new("in_the_future", "Tanggalnya belum tiba.", "This day has not come yet.");
/// Only half of a place on the map.
pub const HALF_A_PLACE: Message =
    Message::new("incomplete", "Isi lintang dan bujur.", "Enter both latitude and longitude.");
/// A customer with services stays.
pub const HAS_SERVICES: Message = Message::new(
    "has_services",
    "Pelanggan ini masih punya layanan; akhiri dahulu.",
    "This customer still has services; end them first.",
);
/// The customer lives on under another code.
pub const MERGED: Message =
    Message::new("merged", "Pelanggan ini sudah digabung.", "This customer was merged into another.");

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
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
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

/// Whether marketing may be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Consent {
    /// Whether it may.
    pub marketing: bool,
    /// When they said so; now where absent.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub at: Option<Instant>,
    /// How they said so.
    pub source: Option<String>,
}

/// What an audit entry about `customer` is about: its code, never its name. The audit log cannot forget, so nothing
/// that a person may ask us to forget goes into it.
pub(crate) fn subject(customer: &Model) -> Subject {
    Subject::new("customer", customer.id, customer.code.as_str())
}

/// Fields whose values stay out of the audit log; that they changed does not.
const PERSONAL: &[&str] = &[
    "name",
    "phone",
    "whatsapp_url",
    "extra_phones",
    "email",
    "address",
    "organization",
    "preferred_contact",
    "birthday",
    "national_id",
    "notes",
    "custom",
];
/// Fields that follow from others or change with every write.
const SILENT: &[&str] = &["whatsapp_url", "owner_name", "preferred", "version", "updated_at", "can"];

/// What differs between two states of a customer, as the audit log keeps it.
pub(crate) fn differences(before: &Value, after: &Value) -> Value {
    let hide = |name: &str, value: &Value| match value {
        Value::Null => Value::Null,
        _ if PERSONAL.contains(&name) => json!("***"),
        value => value.clone(),
    };
    let fields = after.as_object().into_iter().flatten();
    let changed =
        fields.filter(|(name, value)| !SILENT.contains(&name.as_str()) && before[name.as_str()] != **value);
    let entry = |(name, value): (&String, &Value)| {
        (name.clone(), json!({ "from": hide(name, &before[name.as_str()]), "to": hide(name, value) }))
    };
    Value::Object(changed.map(entry).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_says_that_a_name_changed_but_not_from_what() {
        let before = json!({"name": "Ani", "status": "active", "email": null, "version": 1});
        let after = json!({"name": "Budi", "status": "inactive", "email": "budi@x.id", "version": 2});
        let expected = json!({
            "name": {"from": "***", "to": "***"},
            "status": {"from": "active", "to": "inactive"},
            "email": {"from": null, "to": "***"},
        });
        assert_eq!(differences(&before, &after), expected);
    }
}
