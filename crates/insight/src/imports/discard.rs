//! Leave an import that was not confirmed, and forget old ones.

use super::{
    ImportId,
    model::Status,
    policy, queries,
    table::{Column, Entity, Model},
    upload::subject,
};
use axum::extract::State;
use chrono::TimeDelta;
use futures::FutureExt;
use kernel::{Error, Message, Permission, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, IfMatch, Path, Refusals, Reply},
    jobs::JobKind,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;

/// Previews that nobody confirmed are forgotten after so many days, others with their files after so many more.
const PREVIEW_DAYS: i64 = 7;
const FINISHED_DAYS: i64 = 90;
const CHUNK: u64 = 100;
const CONFIRMED: Message = Message::new(
    "import_not_in_preview",
    "Impor ini sudah dijalankan.",
    "This import was confirmed already.",
);

/// Forgets old imports and their files. Idempotent.
pub(crate) const PURGE: JobKind = JobKind::new("imports.purge", |app, _| purge(app).boxed());

/// Leave an import that was not confirmed; its file is removed.
#[utoipa::path(delete, path = "/api/imports/{id}", tag = "imports", params(("id" = ImportId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    seen: IfMatch,
) -> http::Result<Reply> {
    let import = queries::find_visible(app.db().reader(), &actor, id).await?;
    actor.must(Permission::Import)?;
    let reply = app.write(&actor, async |tx| {
        let now = queries::find(tx, id).await?;
        if !policy::can(&actor, &now, tx.now()).discard {
            return Err(Error::conflict(&CONFIRMED));
        }
        let view = queries::view(tx.app(), tx, (&actor, now.clone())).await?;
        seen.must_fit(now.version, || json!(view))?;
        remove(tx, (&actor, &now)).await?;
        audit::record(tx, &actor, "import.discarded", &subject(id, &now.file_name), json!({})).await?;
        Ok(Reply::no_content())
    });
    let reply = reply.await?;
    remove_files(&app, &import).await?;
    Ok(reply)
}

/// Forgets what was made for rows that did not come, or are gone again.
pub(super) async fn abandon(tx: &Tx, (actor, import): (&Actor, &Model)) -> Result<()> {
    let Some(made) = import.made_id else { return Ok(()) };
    let kinds = tx.app().registry().imports.iter().map(|offer| &offer.source);
    let kind = kinds.into_iter().find(|kind| kind.name == import.kind);
    match kind.and_then(|kind| kind.abandon) {
        Some(abandon) => abandon(tx, actor, made).await,
        None => Ok(()),
    }
}

async fn remove(tx: &Tx, (actor, import): (&Actor, &Model)) -> Result<()> {
    if import.status == Status::Preview {
        abandon(tx, (actor, import)).await?;
    }
    Entity::delete_by_id(import.id).exec(tx).await?;
    Ok(())
}

async fn remove_files(app: &App, import: &Model) -> Result<()> {
    if let Some(original) = &import.original_path {
        app.files().delete(original).await?;
    }
    app.files().delete(&import.rows_path).await
}

/// Files as they were brought are no longer kept: the rows are, sealed.
async fn forget_originals(app: &App) -> Result<()> {
    let with_original = Entity::find().filter(Column::OriginalPath.is_not_null()).limit(CHUNK);
    loop {
        let some = with_original.clone().all(app.db().reader()).await?;
        if some.is_empty() {
            return Ok(());
        }
        for original in some.iter().filter_map(|import| import.original_path) {
            app.files().delete(&original).await?;
        }
        let ids: Vec<_> = some.iter().map(|import| import.id).collect();
        app.transact(async |tx| {
            let forget = Entity::update_many()
                .col_expr(Column::OriginalPath, Expr::value(None::<String>))
                .filter(Column::Id.is_in(ids.clone()));
            Ok(forget.exec(tx).await?)
        })
        .await?;
    }
}

async fn purge(app: App) -> Result<()> {
    forget_originals(&app).await?;
    let before = |days| app.now() - TimeDelta::days(days);
    let old = Condition::any()
        .add(Column::Status.eq(Status::Preview).and(Column::CreatedAt.lt(before(PREVIEW_DAYS))))
        .add(Column::Status.ne(Status::Running).and(Column::CreatedAt.lt(before(FINISHED_DAYS))));
    loop {
        let some = Entity::find().filter(old.clone()).limit(CHUNK).all(app.db().reader()).await?;
        if some.is_empty() {
            return Ok(());
        }
        for import in &some {
            remove_files(&app, import).await?;
            app.transact(async |tx| remove(tx, (&Actor::system(), import)).await).await?;
        }
    }
}
