//! Two customers turn out to be one: one is folded into the other.

use super::{
    CustomerId, model, policy, queries,
    table::{ActiveModel, Model},
    trash::must_be_seen,
    view::CustomerView,
};
use crate::files;
use axum::extract::State;
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result, check, tags};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{Set, prelude::Json};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

const SAME: Message = Message::new("same", "Pilih pelanggan yang lain.", "Choose another customer.");

/// The customer that is folded into this one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Merge {
    from_id: Option<CustomerId>,
}

impl Check for Merge {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.from_id.is_some(), "from_id", &check::REQUIRED);
    }
}

/// Fold another customer into this one: services, purchases, files and all the rest move; the other stays as a
/// redirect.
#[utoipa::path(post, path = "/api/customers/{id}/merge", tag = "customers", params(("id" = CustomerId, Path)), request_body = Merge, responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    seen: IfMatch,
    Body(input): Body<Merge>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let from = input.from_id.ok_or_else(|| Error::field("from_id", &check::REQUIRED))?;
        let after = merge(tx, &actor, (id, from), seen).await?;
        let view = queries::view(tx.app(), tx, (&actor, after)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn merge(tx: &Tx, actor: &Actor, (id, from): (CustomerId, CustomerId), seen: IfMatch) -> Result<Model> {
    // Both are held in one order, so that two who merge crosswise wait for each other instead of for ever.
    let first = queries::hold(tx, actor, id.min(from)).await;
    let second = queries::hold(tx, actor, id.max(from)).await;
    let (winner, loser) = if id <= from { (first, second) } else { (second, first) };
    let winner = winner?;
    if !policy::can(actor, winner.standing()).merge {
        return Err(Error::Forbidden);
    }
    must_be_seen(tx, actor, (&winner, seen)).await?;
    if id == from {
        return Err(Error::field("from_id", &SAME));
    }
    let loser = loser.ok().filter(|loser| policy::can(actor, loser.standing()).merge);
    let loser = loser.ok_or_else(|| Fault::new("from_id", &check::UNKNOWN_REFERENCE))?;
    let gone =
        ActiveModel { merged_into_id: Set(Some(id)), deleted_at: Set(Some(tx.now())), ..Default::default() };
    queries::update(tx, from, None, gone).await?;
    queries::move_everything(tx, id, from).await?;
    files::move_to(tx, id, from).await?;
    for source in &tx.app().registry().persons {
        (source.merge)(tx, actor, id.0, from.0).await?;
    }
    queries::update(tx, id, None, filled(&winner, &loser)).await?;
    tell(tx, actor, (&winner, &loser)).await?;
    queries::find(tx, id).await
}

async fn tell(tx: &Tx, actor: &Actor, (winner, loser): (&Model, &Model)) -> Result<()> {
    let named = |row: &Model| json!({ "id": row.id, "code": row.code });
    let facts = json!({ "from": named(loser) });
    audit::record(tx, actor, "customer.merged", &model::subject(winner), facts).await?;
    let facts = json!({ "into": named(winner) });
    audit::record(tx, actor, "customer.merged_away", &model::subject(loser), facts).await?;
    let audience = |row: &Model| Audience::Owned(Permission::UseCustomers, row.owner_id);
    live::tell(tx, "customer.removed", Some(loser.id.0), audience(loser)).await?;
    live::tell(tx, "customer.updated", Some(winner.id.0), audience(winner)).await
}

/// What the winner does not say itself, the loser says. Lists are joined, notes are put one below the other.
fn filled(winner: &Model, loser: &Model) -> ActiveModel {
    let (winner, loser) = (winner.clone(), loser.clone());
    let lacks_address = winner.street.is_none() && winner.city.is_none() && winner.latitude.is_none();
    let mut row = ActiveModel {
        email_folded: Set(winner.email_folded.or(loser.email_folded)),
        email: Set(winner.email.or(loser.email)),
        organization_folded: Set(winner.organization_folded.or(loser.organization_folded)),
        organization: Set(winner.organization.or(loser.organization)),
        origin_lead_id: Set(winner.origin_lead_id.or(loser.origin_lead_id)),
        tags: Set(json!(tags::joined(&labels(&winner.tags), &labels(&loser.tags)))),
        preferences: Set(joined(&winner.preferences, &loser.preferences)),
        preferred_contact: Set(winner.preferred_contact.or(loser.preferred_contact)),
        consent: Set(winner.consent.or(loser.consent)),
        birthday: Set(winner.birthday.or(loser.birthday)),
        national_id_sealed: Set(winner.national_id_sealed.or(loser.national_id_sealed)),
        notes: Set(below(winner.notes, loser.notes)),
        custom: Set(overlaid(&winner.custom, &loser.custom)),
        ..Default::default()
    };
    if winner.phone_hash.is_none() {
        row.phone_hash = Set(loser.phone_hash);
        row.phone_is_shared = Set(loser.phone_is_shared);
    }
    if lacks_address {
        row.street = Set(loser.street);
        row.village = Set(loser.village);
        row.district = Set(loser.district);
        row.city = Set(loser.city);
        row.city_folded = Set(loser.city_folded);
        row.province = Set(loser.province);
        row.postal_code = Set(loser.postal_code);
        row.latitude = Set(loser.latitude);
        row.longitude = Set(loser.longitude);
    }
    row
}

fn labels(stored: &Json) -> Vec<String> {
    serde_json::from_value(stored.clone()).unwrap_or_default()
}

fn joined(one: &Json, other: &Json) -> Json {
    let mut all = one.as_array().cloned().unwrap_or_default();
    for entry in other.as_array().into_iter().flatten() {
        if !all.contains(entry) {
            all.push(entry.clone());
        }
    }
    Value::Array(all)
}

fn below(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(format!("{one}\n\n{other}")),
        (one, other) => one.or(other),
    }
}

fn overlaid(winner: &Json, loser: &Json) -> Json {
    let mut all: Map<_, _> = loser.as_object().cloned().unwrap_or_default();
    all.extend(winner.as_object().cloned().unwrap_or_default());
    Value::Object(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_joined_without_twins() {
        assert_eq!(joined(&json!(["vip", "a"]), &json!(["a", "b"])), json!(["vip", "a", "b"]));
    }

    #[test]
    fn what_the_winner_says_stands() {
        assert_eq!(overlaid(&json!({"a": 1}), &json!({"a": 2, "b": 3})), json!({"a": 1, "b": 3}));
    }

    #[test]
    fn no_note_is_lost() {
        let note = |text: &str| Some(text.to_owned());
        assert_eq!(below(note("satu"), note("dua")), note("satu\n\ndua"));
        assert_eq!(below(None, note("dua")), note("dua"));
    }
}
