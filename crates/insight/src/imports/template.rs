//! An empty file with the heads of a kind.

use super::policy;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::{Error, Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals},
    import::{Format, ImportField},
    sheets::{self, Column, Kind, Meta, SheetFormat},
};

const REQUIRED: Message =
    Message::new("required", "wajib, misalnya {example}", "required, such as {example}");
const OPTIONAL: Message = Message::new("optional", "misalnya {example}", "such as {example}");

/// An empty workbook with the columns of a kind; its second sheet says what goes where.
#[utoipa::path(get, path = "/api/imports/templates/{file}", tag = "imports", params(("file" = String, Path, description = "`leads.xlsx`, `customers.xlsx` …")), responses((status = 200, description = "A workbook"), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(file): Path<String>,
) -> http::Result<Response> {
    actor.must(Permission::Import)?;
    let name = file.strip_suffix(".xlsx").ok_or(Error::NotFound)?;
    let kind = policy::kind(&app, &actor, name)?;
    let label = |field: &ImportField| field.label.say(actor.locale, &[]);
    let columns = kind.fields.iter().map(|field| Column::new(field.name, label(field), shape(field.format)));
    let guide = |field: &ImportField| {
        let how = if field.is_required { &REQUIRED } else { &OPTIONAL };
        (label(field), how.say(actor.locale, &[("example", field.example.to_owned())]))
    };
    let meta = Meta {
        title: kind.title.say(actor.locale, &[]),
        parameters: kind.fields.iter().map(guide).collect(),
        by: actor.name.clone(),
        at: app.now(),
        zone: app.zone(),
        locale: actor.locale,
    };
    let body =
        sheets::produce(
            SheetFormat::Xlsx,
            columns.collect(),
            meta,
            |writer| async move { Result::Ok(writer) },
        )?;
    Ok(body.into_response())
}

const fn shape(format: Format) -> Kind {
    match format {
        Format::Money => Kind::Money,
        Format::Integer => Kind::Integer,
        Format::Percent => Kind::Percent,
        Format::Day => Kind::Day,
        Format::Moment => Kind::Instant,
        Format::YesNo => Kind::Bool,
        Format::Text
        | Format::Phone
        | Format::Digits
        | Format::Decimal
        | Format::Words
        | Format::Choice(_) => Kind::Text,
    }
}
