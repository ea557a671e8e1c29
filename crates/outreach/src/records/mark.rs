//! Mark what became of a record: WhatsApp status, response, note. One conditional update, whoever else marks.

use super::{
    RecordId, WhatsappStatus,
    model::{RecordView, subject},
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::extract::State;
use kernel::{Check, Error, Faults, Instant, Message, Patch, Permission, Result, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

const NOT_ASSIGNED: Message =
    Message::new("not_assigned", "Data ini tidak sedang dipegang siapa pun.", "Nobody has this record now.");

/// What became of a record; `null` takes a mark back.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Mark {
    pub whatsapp_status: Patch<WhatsappStatus>,
    pub responded: Patch<bool>,
    pub note: Patch<String>,
}

impl Check for Mark {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("note", self.note.sent().map(String::as_str), 1_000);
    }
}

/// Mark what became of a record that is with oneself: Ada, Tidak or Ceklis 1; whether they responded; a note. Absent
/// fields stay, `null` takes a mark back.
#[utoipa::path(patch, path = "/api/customer-records/{id}/whatsapp-status", tag = "outreach", params(("id" = RecordId, Path)), request_body = Mark, responses((status = 200, body = RecordView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<RecordId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<Mark>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        if !set(tx, &actor, (id, seen), &input).await? {
            return Err(why_not(tx, &actor, (id, seen)).await?);
        }
        let row = queries::find(tx, id).await?;
        queries::note_mark(tx, &row).await?;
        let facts = json!({
            "whatsapp_status": row.whatsapp_status, "responded": row.responded, "note": row.note,
        });
        audit::record(tx, &actor, "record.marked", &subject(&row), facts).await?;
        tell(tx, &row).await?;
        let view = queries::view(tx.app(), tx, (&actor, row)).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// The value that the field has after `change`.
fn after<T>(column: Column, change: &Patch<T>) -> SimpleExpr
where
    T: Clone + Into<sea_orm::Value>,
    Option<T>: Into<sea_orm::Value>,
{
    match change {
        Patch::Keep => Expr::col(column),
        Patch::Clear => Expr::value(None::<T>),
        Patch::Set(value) => Expr::value(value.clone()),
    }
}

async fn set(tx: &Tx, actor: &Actor, (id, seen): (RecordId, Option<i64>), input: &Mark) -> Result<bool> {
    let note = match &input.note {
        Patch::Set(note) => match text::clean_block(note) {
            note if note.is_empty() => Patch::Clear,
            note => Patch::Set(note),
        },
        other => other.clone(),
    };
    let mut update = Entity::update_many()
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(policy::visible(actor))
        .filter(queries::is_assigned())
        .filter(Column::DeletedAt.is_null());
    if !note.is_keep() {
        update = update.col_expr(Column::Note, after(Column::Note, &note));
    }
    if !(input.whatsapp_status.is_keep() && input.responded.is_keep()) {
        let status = after(Column::WhatsappStatus, &input.whatsapp_status);
        let responded = after(Column::Responded, &input.responded);
        update = update
            .col_expr(Column::MarkedAt, marked_at((&input.whatsapp_status, &input.responded), tx.now()))
            .col_expr(Column::WhatsappStatus, status)
            .col_expr(Column::Responded, responded);
    }
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Now, or nothing where the record is untouched again.
fn marked_at((status, responded): (&Patch<WhatsappStatus>, &Patch<bool>), now: Instant) -> SimpleExpr {
    let nothing = || Expr::value(None::<Instant>);
    let unless_marked = |column: Column| {
        CaseStatement::new().case(Expr::col(column).is_null(), nothing()).finally(Expr::value(now)).into()
    };
    match (status, responded) {
        (Patch::Set(_), _) | (_, Patch::Set(_)) => Expr::value(now),
        (Patch::Keep, _) => unless_marked(Column::WhatsappStatus),
        (_, Patch::Keep) => unless_marked(Column::Responded),
        (Patch::Clear, Patch::Clear) => nothing(),
    }
}

async fn why_not(tx: &Tx, actor: &Actor, (id, seen): (RecordId, Option<i64>)) -> Result<Error> {
    let row = queries::find_visible(tx, actor, id).await?;
    if seen.is_some_and(|seen| seen != row.version) {
        let current = queries::view(tx.app(), tx, (actor, row)).await?;
        return Ok(Error::Stale(Box::new(json!(current))));
    }
    Ok(Error::conflict(&NOT_ASSIGNED))
}

/// Tells whoever may see the record that it has changed.
pub(super) async fn tell(tx: &Tx, row: &Model) -> Result<()> {
    let audience = Audience::Owned(Permission::UseRecords, row.assignee_id);
    live::tell(tx, "record.updated", Some(row.id.0), audience).await
}
