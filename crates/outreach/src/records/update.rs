//! Correct a record, or say that somebody does not want to be contacted.

use super::{
    RecordId, Status,
    add::with_phone,
    mark::tell,
    model::{MAX_NAME, RecordView, check_extra, subject},
    policy, queries,
    table::{ActiveModel, Model},
};
use crate::assignments;
use axum::extract::State;
use kernel::{Check, Error, Faults, Patch, Phone, Result, check, tags, text};
use platform::{
    Actor, App, Tx, audit,
    fields::{self, FieldOf},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// Changes to a record.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RecordChange {
    pub name: Patch<String>,
    /// One that is no number is kept, and the record is `invalid`.
    pub phone: Patch<String>,
    pub username: Patch<String>,
    #[schema(value_type = Option<Object>)]
    pub extra: Patch<Map<String, Value>>,
    pub tags: Patch<Vec<String>>,
    /// Fields that the business added; those that are not named stay, `null` empties one, or all.
    #[schema(value_type = Option<Object>)]
    pub custom: Patch<Map<String, Value>>,
    /// Holds for every record with this phone, in all databases; those that are with somebody are taken back.
    pub do_not_contact: Option<bool>,
}

impl Check for RecordChange {
    fn check(&self, faults: &mut Faults) {
        match &self.name {
            Patch::Keep => {}
            Patch::Clear => faults.push("name", &check::REQUIRED),
            Patch::Set(name) => faults.required_text("name", name, MAX_NAME),
        }
        faults.optional_text("phone", self.phone.sent().map(String::as_str), 64);
        faults.optional_text("username", self.username.sent().map(String::as_str), 120);
        if let Some(extra) = self.extra.sent() {
            check_extra(faults, "extra", extra);
        }
        tags::check(faults, "tags", self.tags.sent().map(Vec::as_slice).unwrap_or_default());
    }
}

/// Correct a record, or say that somebody does not want to be contacted.
#[utoipa::path(patch, path = "/api/customer-records/{id}", tag = "outreach", params(("id" = RecordId, Path)), request_body = RecordChange, responses((status = 200, body = RecordView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RecordId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<RecordChange>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_to_change(tx, &actor, id).await?;
        if !policy::can(&actor, &row).edit {
            return Err(Error::Forbidden);
        }
        let before = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        if !queries::update(tx, id, seen, apply(tx, &row, &input)?).await? {
            return Err(Error::Stale(Box::new(json!(before))));
        }
        if let Some(refuses) = input.do_not_contact.filter(|refuses| *refuses != row.do_not_contact) {
            set_do_not_contact(tx, &actor, (id, refuses)).await?;
        }
        let row = queries::find(tx, id).await?;
        let after = queries::view(tx.app(), tx, (&actor, row.clone())).await?;
        audit::record_change(tx, &actor, "record.updated", &subject(&row), (&before, &after)).await?;
        tell(tx, &row).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Marks every record with the phone; what is with somebody comes back.
async fn set_do_not_contact(tx: &Tx, actor: &Actor, (id, refuses): (RecordId, bool)) -> Result<()> {
    let same = queries::of_same_phone(tx, &queries::find(tx, id).await?).await?;
    queries::set_do_not_contact(tx, (same.clone(), refuses)).await?;
    if refuses { assignments::take_back(tx, actor, same).await.map(drop) } else { Ok(()) }
}

fn apply(tx: &Tx, before: &Model, input: &RecordChange) -> Result<ActiveModel> {
    let line = |field: &Patch<String>| {
        let text = field.sent().map(|text| text::clean_line(text)).filter(|text| !text.is_empty());
        (!field.is_keep()).then_some(text)
    };
    let mut row = ActiveModel::default();
    if let Some(name) = input.name.sent().map(|name| text::clean_line(name)) {
        row.name_folded = Set(text::fold(&name));
        row.name_key = Set(text::name_key(&name));
        row.name = Set(name);
    }
    if let Some(username) = line(&input.username) {
        row.username = Set(username);
    }
    if let Some(extra) = input.extra.clone().change() {
        row.extra = Set(json!(extra.unwrap_or_default()));
    }
    if let Some(tags) = input.tags.clone().change() {
        row.tags = Set(json!(tags::joined(&[], &tags.unwrap_or_default())));
    }
    if !input.custom.is_keep() {
        let change = (Some(&before.custom), &input.custom);
        row.custom = Set(fields::must_write(tx.app(), FieldOf::Records, change)?);
    }
    if let Some(original) = line(&input.phone) {
        let number = original.as_deref().and_then(Phone::parse);
        let has_username =
            row.username.try_as_ref().cloned().unwrap_or_else(|| before.username.clone()).is_some();
        let can_be_reached = number.is_some() || (original.is_none() && has_username);
        row = with_phone(tx, original.as_deref(), (number, row))?;
        match before.status {
            Status::Available | Status::Recycled if !can_be_reached => row.status = Set(Status::Invalid),
            Status::Invalid if can_be_reached => row.status = Set(Status::Available),
            Status::Available | Status::Recycled | Status::Assigned | Status::Invalid => {}
        }
    }
    Ok(row)
}
