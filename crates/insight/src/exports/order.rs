//! Order a file.

use super::{
    ExportId,
    model::{ExportInput, ExportView, Parameters, Status, address, view},
    queries,
    run::{Order, RUN},
    table::Model,
};
use axum::extract::State;
use kernel::{Error, Fault, check};
use platform::{
    Actor, App,
    files::FileKey,
    http::{self, Body, Failure, Refusals, Reply},
    jobs,
};
use serde_json::json;
use uuid::Uuid;

/// Order a whole list or report as a file. It is made in the background, of what one may see then; `GET`, the live event
/// `export.updated` and a notification tell when it is done.
#[utoipa::path(post, path = "/api/exports", tag = "exports", request_body = ExportInput, responses((status = 202, body = ExportView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<ExportInput>,
) -> http::Result<Reply> {
    let query = input.parameters();
    look(&app, &actor, (&input.list, &query)).await?;
    app.write(&actor, async |tx| {
        let id: ExportId = tx.new_id();
        let row = Model {
            id,
            list: input.list.clone(),
            query: json!(query),
            format: input.format,
            status: Status::Queued,
            file_path: FileKey::new(tx.today(), tx.new_id::<Uuid>()),
            is_sealed: false,
            file_name: None,
            rows: None,
            size: None,
            error: None,
            created_by: actor.user_id().ok_or(Error::Unauthenticated)?,
            created_at: tx.now(),
            finished_at: None,
            expires_at: None,
            version: 1,
        };
        queries::insert(tx, row.clone().into()).await?;
        jobs::enqueue(tx, RUN, &Order::new(id, &actor.origin)).await?;
        Reply::accepted(&view(row, (tx.now(), actor.locale)))
    })
    .await
}

/// Asks for the smallest part of the list, so that whatever is wrong is said now and not later.
async fn look(app: &App, actor: &Actor, (list, query): (&str, &Parameters)) -> http::Result<()> {
    let unknown = || Failure::from(Error::field("list", &check::UNKNOWN_REFERENCE));
    let (inside, settings) = (&app.registry().inside, app.settings());
    if !inside.gives_file(list, |module| settings.uses(module)) {
        return Err(unknown());
    }
    let more: &[(&str, &str)] = if inside.is_paged(list) { &[("per_page", "1")] } else { &[] };
    match app.ask(actor, &address(list, query, more)).await {
        Ok(_) => Ok(()),
        Err(Failure(cause)) => match &*cause {
            Error::NotFound => Err(unknown()),
            Error::Invalid(faults) => {
                let of_query =
                    |fault: &Fault| Fault { field: format!("query.{}", fault.field), ..fault.clone() };
                Err(Error::Invalid(faults.iter().map(of_query).collect()).into())
            }
            _ => Err(Failure(cause)),
        },
    }
}
