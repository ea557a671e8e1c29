//! Take an import back: whatever of it nobody touched since.

use super::{
    ImportId, discard,
    model::{ImportView, Step},
    policy, queries,
    run::{self, End, RUN},
    table::{ActiveModel, Column, Entity},
    traces,
    upload::subject,
};
use axum::extract::State;
use kernel::{Error, Message, Permission, Result};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply, body::Empty},
    import::ImportKind,
    jobs,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, Set,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;
use std::{
    collections::HashSet,
    time::{Duration, Instant as Stopwatch},
};

const CHUNK: u64 = 250;
const SHIFT: Duration = Duration::from_secs(20);
const TOO_LATE: Message = Message::new(
    "undo_not_possible",
    "Hanya impor yang selesai dalam 7 hari terakhir bisa dibatalkan.",
    "Only an import that finished within the last 7 days can be undone.",
);

/// Take an import back, within 7 days. Rows that somebody touched since stay, and the import says which.
#[utoipa::path(post, path = "/api/imports/{id}/undo", tag = "imports", params(("id" = ImportId, Path)), request_body = Empty, responses((status = 202, body = ImportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
    IfMatch(seen): IfMatch,
    Body(Empty {}): Body<Empty>,
) -> http::Result<Reply> {
    let import = queries::find_visible(app.db().reader(), &actor, id).await?;
    actor.must(Permission::Import)?;
    app.write(&actor, async |tx| {
        let import = queries::find(tx, import.id).await?;
        if seen.is_some_and(|seen| seen != import.version) {
            return Err(Error::Stale(Box::new(json!(queries::view(tx.app(), tx, (&actor, import)).await?))));
        }
        if !policy::can(&actor, &import, tx.now()).undo {
            return Err(Error::conflict(&TOO_LATE));
        }
        let status = import.status.next(Step::Undo).ok_or_else(|| Error::conflict(&TOO_LATE))?;
        let change =
            ActiveModel { status: Set(status), is_undoing: Set(true), done: Set(0), ..Default::default() };
        if !queries::update(tx, (id, Some(import.version)), change).await? {
            return Err(Error::conflict(&TOO_LATE));
        }
        audit::record(tx, &actor, "import.undo_asked", &subject(id, &import.file_name), json!({})).await?;
        jobs::enqueue(tx, RUN, &id).await?;
        let row = queries::find(tx, id).await?;
        Reply::accepted(&queries::view(tx.app(), tx, (&actor, row)).await?)
    })
    .await
}

/// Takes rows back until all are, or the shift is over.
pub(super) async fn shift(app: &App, (actor, kind): (&Actor, &ImportKind), id: ImportId) -> Result<End> {
    let watch = Stopwatch::now();
    while app.transact(async |tx| take_back(tx, (actor, kind), id).await).await? {
        if watch.elapsed() > SHIFT {
            return Ok(End::More);
        }
    }
    app.transact(async |tx| {
        let import = queries::find(tx, id).await?;
        let Some(status) = import.status.next(Step::FinishUndo) else { return Ok(()) };
        let change = ActiveModel {
            status: Set(status),
            is_undoing: Set(false),
            undone_at: Set(Some(tx.now())),
            ..Default::default()
        };
        queries::update(tx, (id, None), change).await?;
        discard::abandon(tx, (actor, &import)).await?;
        run::tell(tx, (actor, &import), "import.undone").await
    })
    .await?;
    Ok(End::Done)
}

/// Takes everything back, for an import that cannot be finished.
pub(super) async fn everything(app: &App, (actor, kind): (&Actor, &ImportKind), id: ImportId) -> Result<()> {
    while app.transact(async |tx| take_back(tx, (actor, kind), id).await).await? {}
    Ok(())
}

/// Takes the last rows back; `false` where none are left.
async fn take_back(tx: &Tx, (actor, kind): (&Actor, &ImportKind), id: ImportId) -> Result<bool> {
    let traces = traces::last(tx, id, CHUNK).await?;
    if traces.is_empty() {
        return Ok(false);
    }
    let (rows, traces): (Vec<i64>, Vec<_>) = traces.into_iter().unzip();
    let records: Vec<_> = traces.iter().map(|trace| trace.id).collect();
    let stays: HashSet<_> = (kind.undo)(tx, actor, traces).await?.into_iter().collect();
    let (kept, gone): (Vec<_>, Vec<_>) =
        rows.into_iter().zip(records).partition(|(_, record)| stays.contains(record));
    let count = |rows: &[(i64, uuid::Uuid)]| i64::try_from(rows.len()).map_err(Error::internal);
    let update = Entity::update_many()
        .col_expr(Column::Undone, Expr::col(Column::Undone).add(count(&gone)?))
        .col_expr(Column::Kept, Expr::col(Column::Kept).add(count(&kept)?))
        .col_expr(Column::Done, Expr::col(Column::Done).add(count(&gone)? + count(&kept)?))
        .filter(Column::Id.eq(id));
    update.exec(tx).await?;
    let numbers = |rows: Vec<(i64, uuid::Uuid)>| rows.into_iter().map(|(row, _)| row).collect();
    traces::settle(tx, id, (numbers(gone), numbers(kept))).await?;
    Ok(true)
}
