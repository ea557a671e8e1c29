//! The rows that were not stored, with the reasons: a file to correct and bring again.

use super::{
    ImportId,
    columns::read as read_mapping,
    faults::{self, Weight},
    model::{Mapping, RowFault},
    preview::heads,
    queries,
    rows::PlainRows,
    table::Model,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{Locale, Message, Permission, Result};
use platform::{
    Actor, App, event_log,
    http::{self, Path, Refusals},
    sheets::{self, Cell, Column, Kind, Meta, SheetFormat},
};
use serde_json::json;
use std::collections::BTreeMap;

const TITLE: Message = Message::new("rejected_rows", "Baris ditolak", "Rejected rows");
const ROW: Message = Message::new("row", "Baris", "Row");
const REASON: Message = Message::new("reason", "Alasan", "Reason");
const CHUNK: usize = 500;

/// The rows that were not stored, as they stand in the file, each with its number and the reasons.
#[utoipa::path(get, path = "/api/imports/{id}/rejected.xlsx", tag = "imports", params(("id" = ImportId, Path)), responses((status = 200, description = "A workbook"), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ImportId>,
) -> http::Result<Response> {
    actor.must_see(Permission::Import)?;
    let import = queries::find_visible(app.db().reader(), &actor, id).await?;
    let details = json!({ "import": id, "list": "rejected_rows" });
    event_log::record(app.db().reader(), &app, (actor.user_id(), &actor.origin), "export", details)
        .await
        .ok();
    let mapping = read_mapping(&import.mapping)?;
    let reasons = reasons(&app, (&import, &mapping, actor.locale)).await?;
    let heads = heads(&import.columns)?;
    let said = |message: &Message| message.say(actor.locale, &[]);
    let own = [
        Column::new("row", said(&ROW), Kind::Integer),
        Column::new("reason", said(&REASON), Kind::Text).width(50),
    ];
    let others = heads.iter().map(|head| Column::new(head.clone(), head, Kind::Text));
    let meta = Meta {
        title: said(&TITLE),
        parameters: vec![("file".to_owned(), import.file_name.clone())],
        by: actor.name.clone(),
        at: app.now(),
        zone: app.zone(),
        locale: actor.locale,
    };
    let columns = own.into_iter().chain(others).collect();
    let width = heads.len();
    let body = sheets::produce(SheetFormat::Xlsx, columns, meta, |mut writer| async move {
        let mut rows = PlainRows::fetch(&app, &import).await?;
        loop {
            let chunk = rows.take(CHUNK)?;
            if chunk.is_empty() {
                return Result::Ok(writer);
            }
            for (number, mut cells) in chunk {
                let Some(reason) = i64::try_from(number).ok().and_then(|row| reasons.get(&row)) else {
                    continue;
                };
                cells.resize(width, String::new());
                let own = [Cell::Integer(number.cast_signed()), Cell::Text(reason.clone())];
                writer.row(own.into_iter().chain(cells.into_iter().map(Cell::Text)).collect()).await?;
            }
        }
    })?;
    Ok(body.into_response())
}

/// What is wrong with each row, in one line.
async fn reasons(
    app: &App,
    (import, mapping, locale): (&Model, &Mapping, Locale),
) -> Result<BTreeMap<i64, String>> {
    let faults =
        faults::list(app.db().reader(), (import.id, mapping, locale), (Weight::Fault, u64::MAX)).await?;
    let mut reasons: BTreeMap<i64, String> = BTreeMap::new();
    for RowFault { row, column, message, .. } in faults {
        let said = column.map_or_else(|| message.clone(), |column| format!("{column}: {message}"));
        let reason = reasons.entry(row).or_default();
        if !reason.is_empty() {
            reason.push(' ');
        }
        reason.push_str(&said);
    }
    Ok(reasons)
}
