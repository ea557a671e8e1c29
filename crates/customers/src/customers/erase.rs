//! A person asks to be forgotten (UU PDP): personal fields are wiped everywhere, the numbers stay.
//!
//! The audit log cannot forget and does not need to: it holds codes, and that personal fields changed, never their
//! values (see `model::subject` and `model::differences`).

use super::{
    CustomerId,
    create::changed,
    model::Status,
    phones, queries,
    table::{ActiveModel, Model},
    trash::must_be_seen,
};
use crate::{files, purchases, services};
use axum::extract::State;
use kernel::{Check, Fault, Faults, Message, Permission, Result, text};
use platform::{
    Actor, App, Tx,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const CONFIRM: Message = Message::new("confirm", "Ketik {code} untuk melanjutkan.", "Type {code} to go on.");

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

/// Wipe the personal fields of a customer everywhere, files included; the numbers stay. It cannot be undone.
#[utoipa::path(post, path = "/api/customers/{id}/privacy-erase", tag = "customers", params(("id" = CustomerId, Path)), request_body = Erase, responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    seen: IfMatch,
    Body(input): Body<Erase>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::hold(tx, &actor, id).await?;
        actor.must(Permission::ErasePersons)?;
        must_be_seen(tx, &actor, (&row, seen)).await?;
        if text::clean_line(&input.confirm) != row.code {
            return Err(Fault::new("confirm", &CONFIRM).with("code", &row.code).into());
        }
        wipe(tx, &row).await?;
        // Those that were merged into this one are the same person.
        for loser in queries::merged_into(tx, id).await? {
            wipe(tx, &queries::find(tx, loser).await?).await?;
        }
        changed(tx, &actor, ("customer.erased", &queries::find(tx, id).await?)).await?;
        Ok(Reply::no_content())
    })
    .await
}

async fn wipe(tx: &Tx, row: &Model) -> Result<()> {
    let nobody = format!("({})", row.code);
    let wiped = ActiveModel {
        name_folded: Set(text::fold(&nobody)),
        name: Set(nobody),
        phone_hash: Set(None),
        phone_is_shared: Set(false),
        email: Set(None),
        email_folded: Set(None),
        street: Set(None),
        village: Set(None),
        district: Set(None),
        postal_code: Set(None),
        latitude: Set(None),
        longitude: Set(None),
        organization: Set(None),
        organization_folded: Set(None),
        status: Set(Status::Inactive),
        tags: Set(json!([])),
        preferred_contact: Set(None),
        consent: Set(None),
        birthday: Set(None),
        national_id_sealed: Set(None),
        notes: Set(None),
        custom: Set(json!({})),
        ..Default::default()
    };
    queries::update(tx, row.id, None, wiped).await?;
    // Others may know the person by the phones that go.
    for source in &tx.app().registry().persons {
        (source.erase)(tx, row.id.0).await?;
    }
    phones::set(tx, row.id, &[]).await?;
    services::wipe(tx, row.id).await?;
    purchases::wipe(tx, row.id).await?;
    files::forget(tx, row.id).await
}
