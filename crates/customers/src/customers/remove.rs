//! Trash, restore, merge and forget customers.

use super::{CustomerId, model, model::CustomerView, policy, queries, save::changed, table::ActiveModel};
use axum::{Json, extract::State};
use kernel::{Check, Error, Fault, Faults, Message, Permission, check, text};
use platform::{
    Actor, App, audit, event_log,
    http::{self, Body, Path, Refusals, Reply, body::Empty},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

const SAME: Message = Message::new("same", "Pilih pelanggan yang lain.", "Choose another customer.");
const CONFIRM: Message = Message::new("confirm", "Ketik {code} untuk melanjutkan.", "Type {code} to go on.");

/// Put a customer into the trash.
#[utoipa::path(delete, path = "/api/customers/{id}", tag = "customers", params(("id" = CustomerId, Path)), responses((status = 204), Refusals))]
pub(super) async fn trash(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).edit {
            return Err(Error::Forbidden);
        }
        queries::update(tx, id, None, ActiveModel { deleted_at: Set(Some(tx.now())), ..Default::default() })
            .await?;
        changed(tx, &actor, ("customer.removed", &row)).await?;
        Ok(Reply::no_content())
    })
    .await
}

/// Take a customer out of the trash.
#[utoipa::path(post, path = "/api/customers/{id}/restore", tag = "customers", params(("id" = CustomerId, Path)), request_body = Empty, responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn restore(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).edit || row.merged_into_id.is_some() {
            return Err(Error::Forbidden);
        }
        queries::update(tx, id, None, ActiveModel { deleted_at: Set(None), ..Default::default() }).await?;
        changed(tx, &actor, ("customer.restored", &row)).await?;
        let view = queries::view(tx.app(), tx, (&actor, queries::find(tx, id).await?)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

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

/// Fold another customer into this one: everything moves, the other stays as a redirect.
#[utoipa::path(post, path = "/api/customers/{id}/merge", tag = "customers", params(("id" = CustomerId, Path)), request_body = Merge, responses((status = 200, body = CustomerView), Refusals))]
pub(super) async fn merge(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Body(input): Body<Merge>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).merge {
            return Err(Error::Forbidden);
        }
        let from = input.from_id.filter(|from| *from != id).ok_or_else(|| Error::field("from_id", &SAME))?;
        let loser = queries::find_visible(tx, &actor, from).await;
        let loser = loser.map_err(|_| Fault::new("from_id", &check::UNKNOWN_REFERENCE))?;
        let gone = ActiveModel {
            merged_into_id: Set(Some(id)),
            deleted_at: Set(Some(tx.now())),
            ..Default::default()
        };
        queries::update(tx, from, None, gone).await?;
        queries::move_everything(tx, id, from).await?;
        for source in &tx.app().registry().persons {
            (source.merge)(tx, &actor, id.0, from.0).await?;
        }
        let filled = ActiveModel {
            email: Set(row.email.clone().or(loser.email.clone())),
            email_folded: Set(row.email_folded.clone().or(loser.email_folded.clone())),
            organization: Set(row.organization.clone().or(loser.organization.clone())),
            birthday: Set(row.birthday.or(loser.birthday)),
            ..Default::default()
        };
        queries::update(tx, id, None, filled).await?;
        let facts = json!({ "from": { "id": from, "code": loser.code, "name": loser.name } });
        audit::record(tx, &actor, "customer.merged", &model::subject(&row), facts).await?;
        for changed in [id, from] {
            let audience = Audience::Owned(Permission::UseCustomers, row.owner_id);
            live::tell(tx, "customer.updated", Some(changed.0), audience).await?;
        }
        let view = queries::view(tx.app(), tx, (&actor, queries::find(tx, id).await?)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Everything held of a customer, as one JSON document (UU PDP).
#[utoipa::path(post, path = "/api/customers/{id}/privacy-export", tag = "customers", params(("id" = CustomerId, Path)), request_body = Empty, responses((status = 200, body = Object), Refusals))]
pub(super) async fn privacy_export(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Json<Value>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let customer = queries::view(&app, db, (&actor, row)).await?;
    let mut all = json!({
        "customer": customer,
        "services": crate::services::of_customer(db, id).await?,
        "purchases": crate::purchases::of_customer(db, id).await?,
    });
    for source in &app.registry().persons {
        all[source.name] = (source.export)(&app, id.0).await?;
    }
    app.transact(async |tx| {
        let details = json!({ "customer": id });
        event_log::record(tx, &app, (actor.user_id(), &actor.origin), "privacy_export", details).await
    })
    .await?;
    Ok(Json(all))
}

/// The customer's code, typed to confirm.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Erase {
    confirm: String,
}

impl Check for Erase {
    fn check(&self, faults: &mut Faults) {
        faults.required_text("confirm", &self.confirm, 20);
    }
}

/// Wipe the personal fields of a customer everywhere; the numbers stay. It cannot be undone.
#[utoipa::path(post, path = "/api/customers/{id}/privacy-erase", tag = "customers", params(("id" = CustomerId, Path)), request_body = Erase, responses((status = 204), Refusals))]
pub(super) async fn privacy_erase(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    Body(input): Body<Erase>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        actor.must(Permission::ErasePersons)?;
        if text::clean_line(&input.confirm) != row.code {
            return Err(Fault::new("confirm", &CONFIRM).with("code", &row.code).into());
        }
        let nobody = format!("({})", row.code);
        let wiped = ActiveModel {
            name: Set(nobody.clone()),
            name_folded: Set(text::fold(&nobody)),
            phone_hash: Set(None),
            email: Set(None),
            email_folded: Set(None),
            street: Set(None),
            village: Set(None),
            postal_code: Set(None),
            latitude: Set(None),
            longitude: Set(None),
            organization: Set(None),
            tags: Set(json!([])),
            consent: Set(None),
            birthday: Set(None),
            national_id_sealed: Set(None),
            notes: Set(None),
            custom: Set(json!({})),
            ..Default::default()
        };
        queries::update(tx, id, None, wiped).await?;
        queries::set_phones(tx, id, &[]).await?;
        crate::services::wipe(tx, id).await?;
        for source in &tx.app().registry().persons {
            (source.erase)(tx, id.0).await?;
        }
        let erased = queries::find(tx, id).await?;
        changed(tx, &actor, ("customer.erased", &erased)).await?;
        Ok(Reply::no_content())
    })
    .await
}
