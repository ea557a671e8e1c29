//! Add and change saved views.

use super::{
    ViewId,
    model::{NOT_SHARED, NewView, SavedView, ViewChange, subject},
    policy, queries,
    table::{ActiveModel, Model},
};
use axum::extract::State;
use kernel::{Error, Permission, Result, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live,
};
use sea_orm::Set;
use serde_json::json;

/// Save a view of a list.
#[utoipa::path(post, path = "/api/saved-views", tag = "saved views", request_body = NewView, responses((status = 201, body = SavedView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<NewView>,
) -> http::Result<Reply> {
    if !policy::may_open(&app, &actor, &input.list) {
        return Err(Error::field("list", &check::UNKNOWN_REFERENCE).into());
    }
    if input.is_default_for_all {
        actor.must(Permission::ManageSettings)?;
    }
    app.write(&actor, async |tx| {
        let row = add(tx, &actor, &input).await?;
        if input.is_default {
            queries::choose(tx, &actor, &row).await?;
        }
        audit::record(tx, &actor, "saved_view.created", &subject(&row), json!({})).await?;
        live::tell(tx, "saved_view.created", Some(row.id.0), policy::audience(tx.app(), &row)).await?;
        Reply::created(1, &queries::view(tx, &actor, row).await?)
    })
    .await
}

async fn add(tx: &Tx, actor: &Actor, input: &NewView) -> Result<Model> {
    if input.is_default_for_all {
        queries::clear_default_for_all(tx, &input.list).await?;
    }
    let row = Model {
        id: tx.new_id(),
        list: input.list.clone(),
        name: text::clean_line(&input.name),
        name_folded: text::fold(&input.name),
        query: json!(input.query),
        columns: json!(input.columns),
        is_shared: input.is_shared,
        is_default_for_all: input.is_default_for_all,
        owner_id: actor.user_id().ok_or(Error::Unauthenticated)?,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    queries::insert(tx, row.clone().into()).await?;
    Ok(row)
}

/// Change a saved view. With which view one begins is one's own choice: it changes nothing for others, nor the version.
#[utoipa::path(patch, path = "/api/saved-views/{id}", tag = "saved views", params(("id" = ViewId, Path)), request_body = ViewChange, responses((status = 200, body = SavedView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ViewId>,
    seen: IfMatch,
    Body(input): Body<ViewChange>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx.app(), tx, (&actor, id)).await?;
        let can = policy::can(&actor, &row);
        if !(can.edit || input.is_only_own_choice())
            || (input.is_default_for_all.is_some() && !can.set_default_for_all)
        {
            return Err(Error::Forbidden);
        }
        let before = queries::view(tx, &actor, row.clone()).await?;
        seen.must_fit(row.version, || json!(before))?;
        if !input.is_only_own_choice() {
            change(tx, (&actor, seen), (row.clone(), &before), &input).await?;
        }
        match input.is_default {
            Some(true) => queries::choose(tx, &actor, &row).await?,
            Some(false) => queries::forget_choice(tx, &actor, &row).await?,
            None => {}
        }
        let view = queries::view(tx, &actor, queries::find(tx, id).await?).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

async fn change(
    tx: &Tx,
    (actor, IfMatch(seen)): (&Actor, IfMatch),
    (row, before): (Model, &SavedView),
    input: &ViewChange,
) -> Result<()> {
    let is_shared = input.is_shared.unwrap_or(row.is_shared);
    // What is no longer shared is nothing that everybody could begin with.
    let is_default_for_all = input.is_default_for_all.unwrap_or(row.is_default_for_all && is_shared);
    if is_default_for_all && !is_shared {
        return Err(Error::field("is_default_for_all", &NOT_SHARED));
    }
    if is_default_for_all && !row.is_default_for_all {
        queries::clear_default_for_all(tx, &row.list).await?;
    }
    let mut changes = ActiveModel {
        is_shared: Set(is_shared),
        is_default_for_all: Set(is_default_for_all),
        ..ActiveModel::default()
    };
    if let Some(name) = input.name.sent() {
        changes.name = Set(text::clean_line(name));
        changes.name_folded = Set(text::fold(name));
    }
    if let Some(query) = &input.query {
        changes.query = Set(json!(query));
    }
    if let Some(columns) = &input.columns {
        changes.columns = Set(json!(columns));
    }
    if !queries::update(tx, row.id, seen, changes).await? {
        return Err(Error::Stale(Box::new(json!(before))));
    }
    if !is_shared {
        queries::forget_choices_of_others(tx, &row).await?;
    }
    tell(tx, actor, (row, before)).await
}

async fn tell(tx: &Tx, actor: &Actor, (old, before): (Model, &SavedView)) -> Result<()> {
    let after = queries::find(tx, old.id).await?;
    let view = queries::view(tx, actor, after.clone()).await?;
    let facts = (&before.for_audit(), &view.for_audit());
    audit::record_change(tx, actor, "saved_view.updated", &subject(&after), facts).await?;
    // Who saw it before is told that it is gone, too.
    let seen_by = if old.is_shared { &old } else { &after };
    live::tell(tx, "saved_view.updated", Some(old.id.0), policy::audience(tx.app(), seen_by)).await
}
