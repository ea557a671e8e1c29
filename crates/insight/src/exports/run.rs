//! What happens to an order without a person: the file is made and kept.

use super::{
    ExportId,
    model::{ExportSettings, Parameters, Status, address},
    queries,
    table::{ActiveModel, Model},
};
use axum::response::Response;
use chrono::TimeDelta;
use futures::{FutureExt, TryStreamExt};
use kernel::{Error, Message, Result};
use notify::Notice;
use platform::{
    Actor, App, Origin, Tx,
    audit::Subject,
    files::{self, Stored},
    http::Failure,
    jobs::JobKind,
    live::{self, Audience},
    sheets::SheetNote,
};
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const NO_LONGER: Message = Message::new(
    "export_no_longer_possible",
    "Daftar ini tidak bisa lagi dibuka dengan hak Anda sekarang, atau saringannya tidak berlaku lagi.",
    "This list can no longer be opened with your present rights, or its filters no longer hold.",
);
/// Nobody finished it.
pub(super) const INTERRUPTED: Message = Message::new(
    "export_interrupted",
    "Berkas ini tidak bisa dibuat. Coba lagi, atau saring daftarnya lebih sempit.",
    "This file could not be made. Try again, or narrow the list.",
);

/// What ordered files are sealed for.
pub(super) const FILE: &str = "export.file";

/// Makes an ordered file. Idempotent.
pub(crate) const RUN: JobKind = JobKind::new("exports.run", |app, payload| {
    async move { make(&app, serde_json::from_value(payload).map_err(Error::internal)?).await }.boxed()
});

/// Which file, and from where it was ordered: the event log tells of the request.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    id: ExportId,
    request_id: String,
    ip: String,
    user_agent: String,
}

impl Order {
    pub(super) fn new(id: ExportId, origin: &Origin) -> Self {
        let Origin { request_id, ip, user_agent } = origin.clone();
        Self { id, request_id, ip, user_agent }
    }
}

async fn make(app: &App, order: Order) -> Result<()> {
    let row = queries::find(app.db().reader(), order.id).await?;
    let running = ActiveModel { status: Set(Status::Running), ..ActiveModel::default() };
    if !app.transact(async |tx| queries::advance(tx, (row.id, &Status::UNFINISHED), running).await).await? {
        return Ok(());
    }
    let Some(mut actor) = app.act_as(row.created_by).await? else {
        return app.transact(async |tx| fail(tx, &row, &NO_LONGER).await).await;
    };
    actor.origin = Origin { request_id: order.request_id, ip: order.ip, user_agent: order.user_agent };
    match take(app, &actor, &row).await {
        Ok(answer) => keep(app, &row, answer).await,
        Err(Failure(cause)) => match &*cause {
            Error::NotFound | Error::Forbidden | Error::Denied(_) | Error::Invalid(_) => {
                app.transact(async |tx| fail(tx, &row, &NO_LONGER).await).await
            }
            other => Err(Error::Unavailable(other.to_string())),
        },
    }
}

/// Asks for the download in the name of whoever ordered it.
async fn take(app: &App, actor: &Actor, row: &Model) -> Result<Response, Failure> {
    let settings = app.settings();
    if !app.registry().inside.gives_file(&row.list, |module| settings.uses(module)) {
        return Err(Error::NotFound.into());
    }
    let query: Parameters = serde_json::from_value(row.query.clone()).map_err(Error::internal)?;
    app.ask(actor, &address(&row.list, &query, &[("format", row.format.into())])).await
}

async fn keep(app: &App, row: &Model, answer: Response) -> Result<()> {
    let Some(note) = answer.extensions().get::<SheetNote>().cloned() else {
        return Err(Error::internal(format!("{} gave no file", row.list)));
    };
    let content = answer.into_body().into_data_stream().map_err(Error::internal);
    let stored = files::put_sealed(app, (row.file_path, FILE), content).await?;
    app.transact(async |tx| finish(tx, row, (&note, stored)).await).await
}

async fn finish(tx: &Tx, row: &Model, (note, stored): (&SheetNote, Stored)) -> Result<()> {
    let (name, rows) = (note.file_name.clone(), note.rows.get());
    let keep = tx.app().setting::<ExportSettings>().keep_days;
    let change = ActiveModel {
        status: Set(Status::Done),
        is_sealed: Set(true),
        file_name: Set(Some(name.clone())),
        rows: Set(Some(i64::try_from(rows).map_err(Error::internal)?)),
        size: Set(Some(i64::try_from(stored.size).map_err(Error::internal)?)),
        finished_at: Set(Some(tx.now())),
        expires_at: Set(Some(tx.now() + TimeDelta::days(keep))),
        ..ActiveModel::default()
    };
    if queries::advance(tx, (row.id, &[Status::Running]), change).await? {
        tell(tx, row, ("export.done", name), json!({ "rows": rows, "size": stored.size })).await?;
    }
    Ok(())
}

/// Says that the file could not be made, and why.
pub(super) async fn fail(tx: &Tx, row: &Model, why: &Message) -> Result<()> {
    let change = ActiveModel {
        status: Set(Status::Failed),
        error: Set(Some(json!({ "id": why.id, "en": why.en }))),
        finished_at: Set(Some(tx.now())),
        ..ActiveModel::default()
    };
    if queries::advance(tx, (row.id, &Status::UNFINISHED), change).await? {
        tell(tx, row, ("export.failed", row.list.clone()), json!({})).await?;
    }
    Ok(())
}

/// Tells whoever ordered the file how it ended.
async fn tell(tx: &Tx, row: &Model, (kind, label): (&'static str, String), more: Value) -> Result<()> {
    let mut params =
        json!({ "list": row.list, "format": row.format, "url": format!("/api/exports/{}/file", row.id) });
    if let (Value::Object(params), Value::Object(more)) = (&mut params, more) {
        params.extend(more);
    }
    let subject = Subject::new("export", row.id, label);
    let notice = Notice { kind, to: vec![row.created_by], subject, params };
    notify::tell(tx, &Actor::system(), notice).await?;
    live::tell(tx, "export.updated", Some(row.id.into()), Audience::Users(vec![row.created_by])).await
}
