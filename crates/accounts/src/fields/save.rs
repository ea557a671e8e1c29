//! Add and change fields.

use super::{
    FieldId,
    model::{FieldChange, FieldView, HAS_VALUES, NewField, check_whole, subject, view},
    policy, queries,
};
use axum::extract::State;
use kernel::{Error, Faults, Permission, Result, check, text};
use platform::{
    Actor, App, Tx, audit,
    fields::{Field, FieldOf, facets_of, name_of, table::ActiveModel},
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde_json::{Value, json};
use uuid::Uuid;

/// Add a field to leads, customers, products or records.
#[utoipa::path(post, path = "/api/custom-fields", tag = "custom fields", request_body = NewField, responses((status = 201, body = FieldView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<NewField>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageSettings)?;
    let reply = app.write(&actor, async |tx| {
        let field = new_field(tx, &input).await?;
        queries::insert(tx, field.clone().into()).await?;
        tell(tx, &actor, ("custom_field.created", &field), json!({})).await?;
        Reply::created(1, &view(&actor, field))
    });
    let reply = reply.await?;
    app.reload_settings().await?;
    Ok(reply)
}

async fn new_field(tx: &Tx, input: &NewField) -> Result<Field> {
    let of = input.entity.ok_or_else(|| Error::field("entity", &check::REQUIRED))?;
    let kind = input.kind.ok_or_else(|| Error::field("type", &check::REQUIRED))?;
    let position = match input.position {
        Some(position) => position,
        None => queries::next_position(tx, of).await?,
    };
    let mut field = Field {
        id: tx.new_id(),
        of,
        key: input.key(),
        label: text::clean_line(&input.label),
        kind,
        is_required: input.required,
        default_value: input.default.clone(),
        choices: cleaned(&input.choices),
        in_table: input.in_table.unwrap_or(true),
        in_filter: input.in_filter.unwrap_or(true),
        position,
        version: 1,
        created_at: tx.now(),
        updated_at: tx.now(),
        deleted_at: None,
    };
    let mut faults = Faults::new();
    check_whole(&mut field, &mut faults);
    let before = queries::last_removed(tx, (of, &field.key)).await?;
    let fits = before.is_none_or(|before| before.kind == kind) || !has_values(tx, (of, &field.key)).await?;
    faults.ensure(fits, "type", &HAS_VALUES);
    faults.finish().map(|()| field)
}

fn cleaned(choices: &[String]) -> Value {
    choices.iter().map(|choice| text::clean_line(choice)).collect::<Vec<_>>().into()
}

async fn has_values(tx: &Tx, (of, key): (FieldOf, &str)) -> Result<bool> {
    match facets_of(tx.app(), of) {
        Some(facets) => facets.is_said(tx, &name_of(key)).await,
        None => Ok(false),
    }
}

/// Change a field. Its key stays; its type stays as long as anything has a value in it (422 `has_values`).
#[utoipa::path(patch, path = "/api/custom-fields/{id}", tag = "custom fields", params(("id" = FieldId, Path)), request_body = FieldChange, responses((status = 200, body = FieldView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<FieldId>,
    seen: IfMatch,
    Body(input): Body<FieldChange>,
) -> http::Result<Reply> {
    let reply = app.write(&actor, async |tx| {
        let row = queries::find_visible(tx.app(), tx, (&actor, id)).await?;
        if !policy::may_change(&actor) {
            return Err(Error::Forbidden);
        }
        let before = view(&actor, row.clone());
        seen.must_fit(row.version, || json!(before))?;
        let after = changed(tx, &row, &input).await?;
        if !queries::update(tx, row.id, row.version, changes(&after)).await? {
            let now = view(&actor, queries::find(tx, row.id).await?);
            return Err(Error::Stale(Box::new(json!(now))));
        }
        let field = queries::find(tx, row.id).await?;
        let after = view(&actor, field.clone());
        audit::record_change(tx, &actor, "custom_field.updated", &subject(&field), (&before, &after)).await?;
        told(tx, "custom_field.updated", field.id).await?;
        Reply::tagged(after.version, &after)
    });
    let reply = reply.await?;
    app.reload_settings().await?;
    Ok(reply)
}

async fn changed(tx: &Tx, before: &Field, input: &FieldChange) -> Result<Field> {
    let mut after = before.clone();
    if let Some(label) = input.label.sent() {
        after.label = text::clean_line(label);
    }
    if let Some(kind) = input.kind {
        after.kind = kind;
    }
    if let Some(default) = input.default.clone().change() {
        after.default_value = default;
    }
    if let Some(choices) = &input.choices {
        after.choices = cleaned(choices);
    }
    if !after.kind.chooses() && input.choices.is_none() {
        after.choices = json!([]);
    }
    after.is_required = input.required.unwrap_or(before.is_required);
    after.in_table = input.in_table.unwrap_or(before.in_table);
    after.in_filter = input.in_filter.unwrap_or(before.in_filter);
    after.position = input.position.unwrap_or(before.position);
    let mut faults = Faults::new();
    check_whole(&mut after, &mut faults);
    let fits = after.kind == before.kind || !has_values(tx, (before.of, &before.key)).await?;
    faults.ensure(fits, "type", &HAS_VALUES);
    faults.finish().map(|()| after)
}

fn changes(field: &Field) -> ActiveModel {
    ActiveModel {
        label: Set(field.label.clone()),
        kind: Set(field.kind),
        is_required: Set(field.is_required),
        default_value: Set(field.default_value.clone()),
        choices: Set(field.choices.clone()),
        in_table: Set(field.in_table),
        in_filter: Set(field.in_filter),
        position: Set(field.position),
        ..ActiveModel::default()
    }
}

/// Records `action` on the field and tells it.
pub(super) async fn tell(
    tx: &Tx,
    actor: &Actor,
    (action, field): (&str, &Field),
    facts: Value,
) -> Result<()> {
    audit::record(tx, actor, action, &subject(field), facts).await?;
    told(tx, action, field.id).await
}

/// Every node reads its settings again, and whoever shows fields asks for them again.
async fn told(tx: &Tx, action: &str, id: Uuid) -> Result<()> {
    live::tell(tx, "settings.updated", None, Audience::Everybody).await?;
    live::tell(tx, action, Some(id), Audience::Everybody).await
}
