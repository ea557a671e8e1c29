//! What a lead is.

use super::{LeadId, policy, table::Model};
use crate::pipeline::{ChannelId, LostReasonId, StageId, StageKind};
use catalog::products::ProductId;
use kernel::{
    Check, Day, Fault, Faults, Instant, Message, Patch, Phone, Rupiah, UserId, check, phone::BAD_PHONE, tags,
};
use platform::{Actor, audit::Subject, settings::Setting};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a sealed phone is bound to.
pub const PHONE: &str = "lead.phone";

/// Somebody with this phone or email is known already.
pub const DUPLICATE: Message =
    Message::new("duplicate", "Nomor atau email ini sudah ada.", "This phone or email is known already.");
const MAX_CUSTOM: usize = 20_000;

/// Neither phone nor email.
pub const UNREACHABLE: Message = Message::new(
    "phone_or_email_required",
    "Isi nomor telepon atau email.",
    "Enter a phone number or an email address.",
);
/// Business dates are for imports.
pub const NO_BUSINESS_DATES: Message =
    Message::new("not_allowed", "Tanggal bisnis hanya untuk impor.", "Business dates are for imports only.");
/// A lost lead needs a reason.
pub const REASON_NEEDED: Message = Message::new("required", "Pilih alasan gagalnya.", "Say why it was lost.");
/// A lead is won through a deal.
pub const WON_BY_DEAL: Message = Message::new(
    "won_by_deal",
    "Lead menjadi berhasil lewat project yang disetujui dan diaktifkan.",
    "A lead is won through a deal that is approved and activated.",
);
/// The lead was won; it stays so.
pub const ALREADY_WON: Message =
    Message::new("already_won", "Lead ini sudah berhasil.", "This lead has been won already.");

/// How the business sells.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SalesSettings {
    /// Whether a lead may become a customer without a deal.
    pub sells_without_deals: bool,
}

impl Check for SalesSettings {
    fn check(&self, _: &mut Faults) {}
}

impl Setting for SalesSettings {
    const KEY: &'static str = "sales";
}

/// Where a lead came from, as advertisements say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Utm {
    source: Option<String>,
    medium: Option<String>,
    campaign: Option<String>,
    content: Option<String>,
    term: Option<String>,
}

/// A lead as people type it; also the changes to one.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LeadInput {
    pub name: Patch<String>,
    pub phone: Patch<String>,
    pub email: Patch<String>,
    pub address: Patch<String>,
    pub organization: Patch<String>,
    pub need: Patch<String>,
    pub product_id: Patch<ProductId>,
    pub channel_id: Patch<ChannelId>,
    pub utm: Patch<Utm>,
    pub owner_id: Patch<UserId>,
    /// Only for a new lead; an existing one is moved.
    pub stage_id: Option<StageId>,
    pub estimated_value: Patch<i64>,
    pub expected_close_on: Patch<Day>,
    pub next_action: Patch<String>,
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub next_action_at: Patch<Instant>,
    pub tags: Patch<Vec<String>>,
    #[schema(value_type = Option<Object>)]
    pub custom: Patch<serde_json::Map<String, Value>>,
    /// Save although somebody with this phone or email is known.
    pub allow_duplicate: bool,
    /// The day it counts on; for imports (see `allows_business_dates`).
    pub business_date: Option<Day>,
}

/// A new lead: one needs a name and a way to reach them.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct NewLead(pub LeadInput);

impl Check for NewLead {
    fn check(&self, faults: &mut Faults) {
        self.0.check(faults);
        faults.ensure(filled(&self.0.name).is_some(), "name", &check::REQUIRED);
        faults.ensure(filled(&self.0.phone).or(filled(&self.0.email)).is_some(), "phone", &UNREACHABLE);
    }
}

impl Check for LeadInput {
    fn check(&self, faults: &mut Faults) {
        match &self.name {
            Patch::Keep => {}
            Patch::Clear => faults.push("name", &check::REQUIRED),
            Patch::Set(name) => faults.required_text("name", name, 160),
        }
        let phone = filled(&self.phone);
        faults.ensure(phone.is_none_or(|phone| Phone::parse(phone).is_some()), "phone", &BAD_PHONE);
        let email = filled(&self.email);
        faults.optional_text("email", email, 254);
        faults.email("email", email);
        let texts = [
            ("address", &self.address, 300),
            ("organization", &self.organization, 160),
            ("need", &self.need, 2_000),
            ("next_action", &self.next_action, 200),
        ];
        for (name, value, max) in texts {
            faults.optional_text(name, value.sent().map(String::as_str), max);
        }
        faults.number(
            "estimated_value",
            self.estimated_value.sent().copied().unwrap_or_default(),
            0,
            Rupiah::MAX_INPUT.get(),
        );
        faults.instant("next_action_at", self.next_action_at.sent().copied());
        if let Some(utm) = self.utm.sent() {
            let parts = [
                ("source", &utm.source),
                ("medium", &utm.medium),
                ("campaign", &utm.campaign),
                ("content", &utm.content),
                ("term", &utm.term),
            ];
            for (name, value) in parts {
                faults.optional_text(&format!("utm.{name}"), value.as_deref(), 200);
            }
        }
        tags::check(faults, "tags", self.tags.sent().map_or(&[], Vec::as_slice));
        let custom = self.custom.sent().map(|custom| Value::Object(custom.clone()).to_string().len());
        if custom.is_some_and(|size| size > MAX_CUSTOM) {
            faults.add(Fault::new("custom", &check::TOO_LONG).with("max", MAX_CUSTOM));
        }
    }
}

/// The text that was sent, unless it is blank: a form sends its empty fields too.
pub(crate) fn filled(field: &Patch<String>) -> Option<&str> {
    field.sent().map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// Whether what was sent empties the field.
pub(crate) fn empties(field: &Patch<String>) -> bool {
    !field.is_keep() && filled(field).is_none()
}

/// What the reader may do with a lead.
#[expect(clippy::struct_excessive_bools, reason = "one answer per button")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeadCan {
    pub(crate) edit: bool,
    #[serde(rename = "move")]
    pub(crate) move_: bool,
    pub(crate) assign: bool,
    pub(crate) merge: bool,
    pub(crate) delete: bool,
    pub(crate) restore: bool,
    pub(crate) convert: bool,
}

/// A lead.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LeadView {
    /// The lead's id.
    pub id: LeadId,
    /// `LD-000123`.
    pub code: String,
    /// The name.
    pub name: String,
    /// E.164.
    pub phone: Option<String>,
    /// `wa.me` link.
    pub whatsapp_url: Option<String>,
    /// The email.
    pub email: Option<String>,
    /// The address.
    pub address: Option<String>,
    /// The organisation, or the school they come from.
    pub organization: Option<String>,
    /// What they need.
    pub need: Option<String>,
    /// What they are interested in.
    pub product_id: Option<ProductId>,
    /// The product's name.
    pub product_name: Option<String>,
    /// The channel they came through.
    pub channel_id: Option<ChannelId>,
    /// The channel's name.
    pub channel_name: Option<String>,
    /// Where they came from, as advertisements say it.
    #[schema(value_type = Object)]
    pub utm: Value,
    /// Who looks after them.
    pub owner_id: Option<UserId>,
    /// The owner's name.
    pub owner_name: Option<String>,
    /// Where they stand.
    pub stage_id: StageId,
    /// The stage's name.
    pub stage_name: String,
    /// Whether they are still open.
    pub stage_kind: StageKind,
    /// Since when they stand there.
    #[schema(value_type = DateTime<Utc>)]
    pub stage_entered_at: Instant,
    /// What they may bring.
    pub estimated_value: Rupiah,
    /// When it may be decided.
    pub expected_close_on: Option<Day>,
    /// What comes next.
    pub next_action: Option<String>,
    /// When.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub next_action_at: Option<Instant>,
    /// When something was last done.
    #[schema(value_type = Option<DateTime<Utc>>)]
    pub last_activity_at: Option<Instant>,
    /// Why they were lost.
    pub lost_reason_id: Option<LostReasonId>,
    /// More about it.
    pub lost_note: Option<String>,
    /// The customer they became.
    pub customer_id: Option<Uuid>,
    /// Labels.
    pub tags: Vec<String>,
    /// Own fields.
    #[schema(value_type = Object)]
    pub custom: Value,
    /// The business day on which they came.
    pub created_on: Day,
    /// The business day on which they were won or lost.
    pub closed_on: Option<Day>,
    /// The lead that was asked for, where it was merged into this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirected_from: Option<LeadId>,
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
    pub can: LeadCan,
}

/// The names around a lead.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub phone: Option<String>,
    pub owner: Option<String>,
    pub product: Option<String>,
    pub channel: Option<String>,
    pub stage: String,
}

impl LeadView {
    pub(crate) fn new((actor, settings): (&Actor, SalesSettings), row: Model, names: Names) -> Self {
        let can = policy::can(actor, &row);
        Self {
            can: LeadCan { convert: can.convert && settings.sells_without_deals, ..can },
            id: row.id,
            code: row.code,
            name: row.name,
            whatsapp_url: names.phone.as_deref().and_then(Phone::kept).map(|phone| phone.whatsapp_url()),
            phone: names.phone,
            email: row.email,
            address: row.address,
            organization: row.organization,
            need: row.need,
            product_id: row.product_id,
            product_name: names.product,
            channel_id: row.channel_id,
            channel_name: names.channel,
            utm: row.utm,
            owner_id: row.owner_id,
            owner_name: names.owner,
            stage_id: row.stage_id,
            stage_name: names.stage,
            stage_kind: row.stage_kind,
            stage_entered_at: row.stage_entered_at,
            estimated_value: row.estimated_value,
            expected_close_on: row.expected_close_on,
            next_action: row.next_action,
            next_action_at: row.next_action_at,
            last_activity_at: row.last_activity_at,
            lost_reason_id: row.lost_reason_id,
            lost_note: row.lost_note,
            customer_id: row.customer_id,
            tags: serde_json::from_value(row.tags).unwrap_or_default(),
            custom: row.custom,
            created_on: row.created_on,
            closed_on: row.closed_on,
            redirected_from: None,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

impl LeadView {
    /// As the audit log compares it: the chat link would say the phone that the log hides.
    pub(crate) fn for_audit(&self) -> Self {
        Self { whatsapp_url: None, ..self.clone() }
    }
}

/// What an audit entry about `lead` is about.
pub(crate) fn subject(lead: &Model) -> Subject {
    Subject::new("lead", lead.id, format!("{} {}", lead.code, lead.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_field_empties_and_an_absent_one_stays() {
        let set = |text: &str| Patch::Set(text.to_owned());
        assert_eq!(filled(&set("  a ")), Some("a"));
        assert_eq!((filled(&set(" ")), empties(&set(" "))), (None, true));
        assert!(empties(&Patch::Clear));
        assert!(!empties(&Patch::Keep));
    }
}
