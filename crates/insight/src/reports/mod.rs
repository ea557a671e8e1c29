//! Reports: one engine, one screen, one file. Rows are computed once and shown, charted and downloaded alike.

mod filters;
mod kinds;
mod leads;
mod params;
mod rows;
mod running;
mod table;
mod won;

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{Error, Locale, Permission, Result, Words};
use kinds::{KINDS, ReportKind};
pub(crate) use params::ReportParams;
use platform::{
    Actor, App, event_log,
    http::{self, Path, Query, Refusals},
    sheets::{self, Meta, SheetFormat},
};
use serde::Serialize;
use serde_json::json;
pub(crate) use table::Table;
use utoipa::ToSchema;

/// A report that one may ask for.
#[derive(Debug, Serialize, ToSchema)]
struct Offered {
    key: &'static str,
    title: String,
    /// What it can be grouped by; the first is the default.
    groups: Vec<&'static str>,
    /// Whether it takes `granularity`.
    has_granularity: bool,
    /// What it can be filtered by: `owner_id`, `product_id`…
    filters: Vec<&'static str>,
}

/// The reports that one may ask for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Catalogue {
    data: Vec<Offered>,
}

fn offered(kind: &ReportKind, words: &Words, locale: Locale) -> Offered {
    Offered {
        key: kind.key,
        title: words.say(&kind.title, locale, &[]),
        groups: kind.groups.to_vec(),
        has_granularity: kind.has_granularity,
        filters: kind.filters.iter().map(|filter| filter.name()).collect(),
    }
}

fn is_offered(app: &App, actor: &Actor, kind: &ReportKind) -> bool {
    let is_used = kind.module.is_none_or(|module| app.settings().uses(module));
    is_used && actor.may(Permission::ReadReports) && actor.may(kind.permission)
}

/// The keys of the reports that one may ask for.
pub(crate) fn keys_for(app: &App, actor: &Actor) -> impl Iterator<Item = &'static str> {
    KINDS.iter().filter(|kind| is_offered(app, actor, kind)).map(|kind| kind.key)
}

/// The reports that one may ask for.
#[utoipa::path(get, path = "/api/reports", tag = "reports", responses((status = 200, body = Catalogue), Refusals))]
pub(crate) async fn catalogue(State(app): State<App>, actor: Actor) -> http::Result<Json<Catalogue>> {
    actor.must(Permission::ReadReports)?;
    let words = app.setting();
    let kinds = KINDS.iter().filter(|kind| is_offered(&app, &actor, kind));
    let data = kinds.map(|kind| offered(kind, &words, actor.locale));
    Ok(Json(Catalogue { data: data.collect() }))
}

/// A report over a period; `format=xlsx` or `csv` downloads the same rows.
#[utoipa::path(get, path = "/api/reports/{key}", tag = "reports", params(("key" = String, Path), ReportParams), responses((status = 200, body = Table), Refusals))]
pub(crate) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(key): Path<String>,
    Query(params): Query<ReportParams>,
) -> http::Result<Response> {
    let kind = KINDS.iter().find(|kind| kind.key == key && is_offered(&app, &actor, kind));
    let kind = kind.ok_or(Error::NotFound)?;
    let mut asked = params.read(kind, app.today())?;
    asked.narrowing.find_products(&app).await?;
    let mut table = (kind.run)(&app, &actor, &asked).await?;
    let words: Words = app.setting();
    let scope = asked.scope(&actor);
    let narrowed = asked.narrowing.said(&app, (&scope, &words, actor.locale)).await?;
    table.describe(words.say(&kind.title, actor.locale, &[]), &asked, narrowed);
    if !actor.may(Permission::ReadCosts) {
        table.drop_costs();
    }
    match params.format.as_deref() {
        Some("xlsx") => download(&app, &actor, table, SheetFormat::Xlsx).await,
        Some("csv") => download(&app, &actor, table, SheetFormat::Csv).await,
        _ => Ok(Json(table.translated(&words, actor.locale)).into_response()),
    }
}

async fn download(app: &App, actor: &Actor, table: Table, format: SheetFormat) -> http::Result<Response> {
    let meta = Meta {
        title: table.title.clone(),
        parameters: table.parameters.clone(),
        by: actor.name.clone(),
        at: app.now(),
        zone: app.zone(),
        locale: actor.locale,
    };
    let details =
        json!({ "report": table.title, "format": format.extension(), "parameters": table.parameters });
    app.transact(async |tx| {
        event_log::record(tx, app, (actor.user_id(), &actor.origin), "export", details.clone()).await
    })
    .await?;
    let columns = table.sheet_columns(&app.setting(), actor.locale);
    let rows: Vec<_> = table.sheet_rows(&app.setting(), actor.locale);
    let body = sheets::produce(format, columns, meta, |mut writer| async move {
        for row in rows {
            writer.row(row).await?;
        }
        Result::Ok(writer)
    })?;
    Ok(body.into_response())
}
