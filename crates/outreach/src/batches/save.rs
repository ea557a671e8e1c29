//! Open batches, rename them, and remember that they were opened.

use super::{
    BatchId, Source,
    model::{BatchView, subject},
    queries,
    table::{ActiveModel, Model},
};
use crate::databases::Database;
use axum::extract::State;
use kernel::{Check, Error, Faults, Patch, Permission, Result, UserId, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{IntoActiveModel, Set};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const MAX_TITLE: usize = 120;

/// A batch that is about to get records.
#[derive(Clone, Debug)]
pub(crate) struct NewBatch<'a> {
    pub database: &'a Database,
    pub staff: UserId,
    pub source: Source,
    /// The database's name and the day where absent.
    pub title: Option<String>,
    pub size: i64,
}

/// Opens a batch of `size` records; they are put into it in the same transaction.
pub(crate) async fn open(tx: &Tx, new: NewBatch<'_>) -> Result<Model> {
    let given = new.title.as_deref().map(text::clean_line).filter(|title| !title.is_empty());
    let by_default = || match new.source {
        Source::Legacy => "Legacy".to_owned(),
        Source::Request | Source::Direct | Source::Random => {
            let name: String = new.database.name.chars().take(MAX_TITLE - 13).collect();
            format!("{name} · {}", tx.today().date().format("%d/%m/%Y"))
        }
    };
    let row = Model {
        id: tx.new_id(),
        staff_id: new.staff,
        database_id: new.database.id,
        title: given.unwrap_or_else(by_default),
        source: new.source,
        size: new.size,
        seen_at: None,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    queries::insert(tx, row.clone().into_active_model()).await?;
    live::tell(tx, "batch.created", Some(row.id.0), Audience::Owned(Permission::UseRecords, Some(new.staff)))
        .await?;
    Ok(row)
}

/// Changes to a batch.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BatchChange {
    pub title: Patch<String>,
    /// Says that its owner has opened it.
    pub seen: bool,
}

impl Check for BatchChange {
    fn check(&self, faults: &mut Faults) {
        match &self.title {
            Patch::Keep => {}
            Patch::Clear => faults.push("title", &check::REQUIRED),
            Patch::Set(title) => faults.required_text("title", title, MAX_TITLE),
        }
    }
}

/// Rename a batch, or say that it was opened.
#[utoipa::path(patch, path = "/api/batches/{id}", tag = "outreach", params(("id" = BatchId, Path)), request_body = BatchChange, responses((status = 200, body = BatchView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<BatchId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<BatchChange>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        let before = queries::view(tx, (&actor, row.clone())).await?;
        let mut changes = ActiveModel::default();
        if let Some(title) = input.title.sent() {
            changes.title = Set(text::clean_line(title));
        }
        if input.seen && actor.id == row.staff_id && row.seen_at.is_none() {
            changes.seen_at = Set(Some(tx.now()));
        }
        if !queries::update(tx, id, seen, changes).await? {
            return Err(Error::Stale(Box::new(json!(before))));
        }
        let row = queries::find_visible(tx, &actor, id).await?;
        let after = queries::view(tx, (&actor, row.clone())).await?;
        let facts = json!({ "changes": { "title": { "from": before.title, "to": after.title } } });
        if before.title != after.title {
            audit::record(tx, &actor, "batch.updated", &subject(&row), facts).await?;
        }
        let audience = Audience::Owned(Permission::UseRecords, Some(row.staff_id));
        live::tell(tx, "batch.updated", Some(id.0), audience).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}
