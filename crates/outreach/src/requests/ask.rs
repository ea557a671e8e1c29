//! Ask for records.

use super::{
    RequestId, Status,
    model::{RequestView, subject},
    queries,
    table::{ActiveModel, Model},
};
use crate::databases::{self, DatabaseId};
use axum::extract::State;
use kernel::{Check, Error, Faults, Permission, Result, check, text};
use notify::Notice;
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// So many records are asked for at once.
const MOST: i64 = 10_000;

/// What is asked for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Ask {
    database_id: Option<DatabaseId>,
    quantity: Option<i64>,
    note: Option<String>,
}

impl Check for Ask {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.database_id.is_some(), "database_id", &check::REQUIRED);
        match self.quantity {
            None => faults.push("quantity", &check::REQUIRED),
            Some(quantity) => faults.number("quantity", quantity, 1, MOST),
        }
        faults.optional_text("note", self.note.as_deref(), 500);
    }
}

/// Ask for records of a contact database; whoever manages databases decides.
#[utoipa::path(post, path = "/api/download-requests", tag = "outreach", request_body = Ask, responses((status = 201, body = RequestView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<Ask>,
) -> http::Result<Reply> {
    actor.must(Permission::UseRecords)?;
    app.write(&actor, async |tx| {
        let unknown = || Error::field("database_id", &check::UNKNOWN_REFERENCE);
        let id = input.database_id.ok_or_else(unknown)?;
        let database = databases::find_living(tx, &actor, id).await.map_err(|cause| match cause {
            Error::NotFound => unknown(),
            other => other,
        })?;
        let id: RequestId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            database_id: Set(database.id),
            staff_id: Set(actor.id),
            quantity: Set(input.quantity.unwrap_or_default()),
            note: Set(input.note.as_deref().map(text::clean_block).filter(|note| !note.is_empty())),
            status: Set(Status::Pending),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
            ..Default::default()
        };
        queries::insert(tx, row).await?;
        let row = queries::find_visible(tx, &actor, id).await?;
        changed(tx, &actor, ("download_request.created", &row, &database.name)).await?;
        let to = accounts::users::active_ids_with(tx, Permission::ManageDatabases).await?;
        let params = json!({ "count": row.quantity, "database": database.name });
        let subject = subject(&row, &database.name);
        notify::tell(tx, &actor, Notice { kind: "records.requested", to, subject, params }).await?;
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// Records `action` on the request and tells it, and that a badge has changed.
pub(super) async fn changed(
    tx: &Tx,
    actor: &Actor,
    (action, row, database): (&str, &Model, &str),
) -> Result<()> {
    let facts = json!({ "quantity": row.quantity, "granted": row.granted, "reason": row.reason });
    audit::record(tx, actor, action, &subject(row, database), facts).await?;
    let audience = Audience::Owned(Permission::UseRecords, Some(row.staff_id));
    live::tell(tx, action, Some(row.id.0), audience).await?;
    live::tell(tx, "badges.changed", None, Audience::Holders(Permission::ManageDatabases)).await
}
