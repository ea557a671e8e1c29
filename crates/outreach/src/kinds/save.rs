//! Add and change kinds of databases.

use super::{
    KindId,
    model::{KindChange, KindView, NewKind, key_of, subject, view},
    queries,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{Error, Permission, Result, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::{Value, json};

/// Add a kind of databases.
#[utoipa::path(post, path = "/api/database-kinds", tag = "outreach", request_body = NewKind, responses((status = 201, body = KindView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<NewKind>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageDatabases)?;
    app.write(&actor, async |tx| {
        let id: KindId = tx.new_id();
        let row = ActiveModel {
            id: Set(id),
            key: Set(key_of(&input.name)),
            name: Set(text::clean_line(&input.name)),
            requires_product: Set(input.rules.requires_product),
            excludes_reserved: Set(input.rules.excludes_reserved),
            staff_may_request: Set(input.rules.staff_may_request),
            version: Set(1),
            created_at: Set(tx.now()),
            updated_at: Set(tx.now()),
        };
        queries::insert(tx, row).await?;
        let row = queries::find(tx, id).await?;
        changed(tx, &actor, ("database_kind.created", &row), json!({})).await?;
        Reply::created(1, &view(&actor, row))
    })
    .await
}

/// Change a kind of databases.
#[utoipa::path(patch, path = "/api/database-kinds/{id}", tag = "outreach", params(("id" = KindId, Path)), request_body = KindChange, responses((status = 200, body = KindView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<KindId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<KindChange>,
) -> http::Result<Reply> {
    actor.must_see(Permission::UseRecords)?;
    actor.must(Permission::ManageDatabases)?;
    app.write(&actor, async |tx| {
        let before = view(&actor, queries::find(tx, id).await?);
        let mut changes = ActiveModel::default();
        if let Some(name) = input.name.sent() {
            changes.name = Set(text::clean_line(name));
        }
        if let Some(rules) = input.rules {
            changes.requires_product = Set(rules.requires_product);
            changes.excludes_reserved = Set(rules.excludes_reserved);
            changes.staff_may_request = Set(rules.staff_may_request);
        }
        if !queries::update(tx, id, seen, changes).await? {
            return Err(Error::Stale(Box::new(json!(before))));
        }
        let row = queries::find(tx, id).await?;
        let after = view(&actor, row.clone());
        audit::record_change(tx, &actor, "database_kind.updated", &subject(&row), (&before, &after)).await?;
        live::tell(tx, "database_kind.updated", Some(id.0), Audience::Holders(Permission::UseRecords))
            .await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Records `action` on the kind and tells it.
pub(super) async fn changed(
    tx: &Tx,
    actor: &Actor,
    (action, row): (&str, &Model),
    facts: Value,
) -> Result<()> {
    audit::record(tx, actor, action, &subject(row), facts).await?;
    live::tell(tx, action, Some(row.id.0), Audience::Holders(Permission::UseRecords)).await
}
