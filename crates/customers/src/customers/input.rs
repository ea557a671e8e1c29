//! A customer as people type one: its rules, and how it becomes a row.

use super::{
    model::{Consent, HALF_A_PLACE, Kind, NATIONAL_ID, Status, UNREACHABLE},
    table::ActiveModel,
};
use kernel::{
    Check, Day, Fault, Faults, Patch, Phone, Result, UserId, check, error::Error, phone::BAD_PHONE, tags,
    text,
};
use platform::Tx;
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::mem::discriminant;
use utoipa::ToSchema;
use uuid::Uuid;

const MAX_PHONES: usize = 10;
const MAX_PREFERENCES: usize = 100;
const MAX_CUSTOM: usize = 20_000;

/// A customer as people type one; also the changes to one.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CustomerInput {
    pub name: Patch<String>,
    pub kind: Patch<Kind>,
    /// In any spelling.
    pub phone: Patch<String>,
    pub extra_phones: Patch<Vec<String>>,
    pub email: Patch<String>,
    pub address: Patch<AddressInput>,
    pub organization: Patch<String>,
    pub status: Patch<Status>,
    /// Oneself where absent.
    pub owner_id: Patch<UserId>,
    pub tags: Patch<Vec<String>>,
    /// Products and categories that they like.
    pub preferences: Patch<Vec<Uuid>>,
    pub preferred_contact: Patch<String>,
    pub consent: Patch<Consent>,
    pub birthday: Patch<Day>,
    pub national_id: Patch<String>,
    pub notes: Patch<String>,
    #[schema(value_type = Option<Object>)]
    pub custom: Patch<Map<String, Value>>,
    /// Save although somebody with this phone or email is known.
    pub allow_duplicate: bool,
}

/// Where a customer is, as people type it; what is absent stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AddressInput {
    pub street: Patch<String>,
    pub village: Patch<String>,
    pub district: Patch<String>,
    pub city: Patch<String>,
    pub province: Patch<String>,
    pub postal_code: Patch<String>,
    /// Degrees north.
    pub lat: Patch<f64>,
    /// Degrees east.
    pub lng: Patch<f64>,
}

/// A new customer.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub(crate) struct NewCustomer(pub CustomerInput);

impl Check for NewCustomer {
    fn check(&self, faults: &mut Faults) {
        let Self(input) = self;
        input.check(faults);
        faults.ensure(input.name.sent().is_some(), "name", &check::REQUIRED);
        faults.ensure(input.phone().is_some() || input.email().is_some(), "phone", &UNREACHABLE);
    }
}

/// The text that was sent, unless it is blank.
fn filled(text: &Patch<String>) -> Option<&str> {
    text.sent().map(String::as_str).filter(|text| !text.trim().is_empty())
}

/// What the text will be, if it changes; blank is as good as nothing.
fn line(text: &Patch<String>) -> Patch<String> {
    match text {
        Patch::Keep => Patch::Keep,
        Patch::Clear => Patch::Clear,
        Patch::Set(text) => match text::clean_line(text) {
            text if text.is_empty() => Patch::Clear,
            text => Patch::Set(text),
        },
    }
}

impl CustomerInput {
    /// The main phone that was typed.
    pub(crate) fn phone(&self) -> Option<&str> {
        filled(&self.phone)
    }

    /// The email that was typed.
    pub(crate) fn email(&self) -> Option<&str> {
        filled(&self.email)
    }

    /// Every phone that was typed, the main one first.
    pub(crate) fn phones(&self) -> Vec<Phone> {
        let extra = self.extra_phones.sent().into_iter().flatten().map(String::as_str);
        self.phone().into_iter().chain(extra).filter_map(Phone::parse).collect()
    }

    fn check_contact(&self, faults: &mut Faults) {
        let is_number = |text: &str| Phone::parse(text).is_some();
        faults.ensure(self.phone().is_none_or(is_number), "phone", &BAD_PHONE);
        let extra = self.extra_phones.sent().map(Vec::as_slice).unwrap_or_default();
        at_most(faults, "extra_phones", (extra.len(), MAX_PHONES));
        for (index, phone) in extra.iter().enumerate().take(MAX_PHONES) {
            faults.ensure(is_number(phone), format!("extra_phones[{index}]"), &BAD_PHONE);
        }
        faults.optional_text("email", self.email(), 254);
        faults.email("email", self.email());
    }

    fn check_needed(&self, faults: &mut Faults) {
        for (field, is_cleared) in [
            ("name", self.name.is_clear()),
            ("kind", self.kind.is_clear()),
            ("status", self.status.is_clear()),
        ] {
            faults.ensure(!is_cleared, field, &check::REQUIRED);
        }
        if let Some(name) = self.name.sent() {
            faults.required_text("name", name, 160);
        }
    }
}

fn at_most(faults: &mut Faults, field: &str, (count, max): (usize, usize)) {
    if count > max {
        faults.add(Fault::new(field, &check::TOO_MANY).with("max", max));
    }
}

impl Check for CustomerInput {
    fn check(&self, faults: &mut Faults) {
        self.check_needed(faults);
        self.check_contact(faults);
        if let Some(address) = self.address.sent() {
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
        tags::check(faults, "tags", self.tags.sent().map(Vec::as_slice).unwrap_or_default());
        at_most(faults, "preferences", (self.preferences.sent().map_or(0, Vec::len), MAX_PREFERENCES));
        let source = self.consent.sent().and_then(|consent| consent.source.as_deref());
        faults.optional_text("consent.source", source, 80);
        faults.instant("consent.at", self.consent.sent().and_then(|consent| consent.at));
        let custom = self.custom.sent().map_or(0, |custom| Value::Object(custom.clone()).to_string().len());
        if custom > MAX_CUSTOM {
            faults.add(Fault::new("custom", &check::TOO_LONG).with("max", MAX_CUSTOM));
        }
    }
}

impl Check for AddressInput {
    fn check(&self, faults: &mut Faults) {
        let texts = [
            ("street", &self.street, 300),
            ("village", &self.village, 80),
            ("district", &self.district, 80),
            ("city", &self.city, 80),
            ("province", &self.province, 80),
            ("postal_code", &self.postal_code, 10),
        ];
        for (name, value, max) in texts {
            faults.optional_text(&format!("address.{name}"), value.sent().map(String::as_str), max);
        }
        for (name, value, limit) in [("lat", &self.lat, 90), ("lng", &self.lng, 180)] {
            let field = format!("address.{name}");
            match value.sent() {
                Some(value) if *value > f64::from(limit) => {
                    faults.add(Fault::new(field, &check::TOO_HIGH).with("max", limit));
                }
                Some(value) if *value < f64::from(-limit) => {
                    faults.add(Fault::new(field, &check::TOO_LOW).with("min", -limit));
                }
                _ => {}
            }
        }
        faults.ensure(discriminant(&self.lat) == discriminant(&self.lng), "address.lat", &HALF_A_PLACE);
    }
}

/// Puts what was sent into the row; phones but for the hash of the main one are kept elsewhere.
pub(super) fn apply(tx: &Tx, input: &CustomerInput, mut row: ActiveModel) -> Result<ActiveModel> {
    apply_identity(tx, input, &mut row);
    match &input.address {
        Patch::Keep => {}
        Patch::Clear => apply_address(&AddressInput::nowhere(), &mut row),
        Patch::Set(address) => apply_address(address, &mut row),
    }
    apply_relation(input, &mut row);
    apply_person(tx, input, &mut row)?;
    Ok(row)
}

fn apply_identity(tx: &Tx, input: &CustomerInput, row: &mut ActiveModel) {
    if let Some(name) = input.name.sent().map(|name| text::clean_line(name)) {
        row.name_folded = Set(text::fold(&name));
        row.name = Set(name);
    }
    if let Some(kind) = input.kind.sent() {
        row.kind = Set(*kind);
    }
    if !input.phone.is_keep() {
        let number = input.phone().and_then(Phone::parse);
        row.phone_hash = Set(number.map(|number| tx.app().keys().lookup_hash(number.as_str()).to_vec()));
    }
    if let Some(email) = line(&input.email).change() {
        row.email_folded = Set(email.as_deref().map(text::fold_email));
        row.email = Set(email);
    }
    if let Some(organization) = line(&input.organization).change() {
        row.organization_folded = Set(organization.as_deref().map(text::fold));
        row.organization = Set(organization);
    }
}

impl AddressInput {
    const fn nowhere() -> Self {
        Self {
            street: Patch::Clear,
            village: Patch::Clear,
            district: Patch::Clear,
            city: Patch::Clear,
            province: Patch::Clear,
            postal_code: Patch::Clear,
            lat: Patch::Clear,
            lng: Patch::Clear,
        }
    }
}

fn apply_address(address: &AddressInput, row: &mut ActiveModel) {
    let texts = [
        (&address.street, &mut row.street),
        (&address.village, &mut row.village),
        (&address.district, &mut row.district),
        (&address.province, &mut row.province),
        (&address.postal_code, &mut row.postal_code),
    ];
    for (typed, column) in texts {
        if let Some(text) = line(typed).change() {
            *column = Set(text);
        }
    }
    if let Some(city) = line(&address.city).change() {
        row.city_folded = Set(city.as_deref().map(text::fold));
        row.city = Set(city);
    }
    for (typed, column) in [(&address.lat, &mut row.latitude), (&address.lng, &mut row.longitude)] {
        if let Some(degrees) = typed.change() {
            *column = Set(degrees);
        }
    }
}

fn apply_relation(input: &CustomerInput, row: &mut ActiveModel) {
    if let Some(status) = input.status.sent() {
        row.status = Set(*status);
        row.inactive_proposed_on = Set(None);
    }
    if let Some(owner) = input.owner_id.change() {
        row.owner_id = Set(owner);
    }
    if let Some(tags) = input.tags.clone().change() {
        row.tags = Set(json!(tags::joined(&[], &tags.unwrap_or_default())));
    }
    if let Some(preferences) = input.preferences.clone().change() {
        row.preferences = Set(json!(without_twins(preferences.unwrap_or_default())));
    }
    if let Some(contact) = line(&input.preferred_contact).change() {
        row.preferred_contact = Set(contact);
    }
}

/// Each once, in their order.
fn without_twins<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut kept = Vec::with_capacity(all.len());
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

fn apply_person(tx: &Tx, input: &CustomerInput, row: &mut ActiveModel) -> Result<()> {
    if let Some(consent) = input.consent.clone().change() {
        let dated = consent.map(|consent| Consent { at: consent.at.or(Some(tx.now())), ..consent });
        row.consent = Set(dated.map(serde_json::to_value).transpose().map_err(Error::internal)?);
    }
    if let Some(birthday) = input.birthday.change() {
        row.birthday = Set(birthday);
    }
    if let Some(id) = line(&input.national_id).change() {
        row.national_id_sealed = Set(id.map(|id| tx.app().keys().seal_text(&id, NATIONAL_ID)).transpose()?);
    }
    if let Some(notes) = input.notes.clone().change() {
        row.notes = Set(notes.map(|notes| text::clean_block(&notes)).filter(|notes| !notes.is_empty()));
    }
    Ok(())
}
