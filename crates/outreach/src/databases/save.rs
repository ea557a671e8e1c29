//! Add and change databases.

use super::{
    DatabaseId,
    model::{DatabaseChange, DatabaseView, MAX_KIND, MAX_NAME, NewDatabase, subject},
    policy, queries,
    table::{ActiveModel, Model},
};
use crate::kinds;
use axum::extract::State;
use catalog::products::ProductId;
use kernel::{Error, Faults, Permission, Result, check, text};
use platform::{
    Actor, App, Tx, audit,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{ConnectionTrait, Set};
use serde_json::{Value, json};

/// Add an empty contact database; its records are added or uploaded afterwards.
#[utoipa::path(post, path = "/api/databases", tag = "outreach", request_body = NewDatabase, responses((status = 201, body = DatabaseView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<NewDatabase>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageDatabases)?;
    app.write(&actor, async |tx| {
        let row = add(tx, &actor, (&input, None)).await?;
        let view = queries::view(tx, (&actor, row)).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// Adds an empty database, for a file where one is named.
///
/// # Errors
/// `Invalid` where the kind or product is not known, or the kind needs a product.
pub(crate) async fn add(
    tx: &Tx,
    actor: &Actor,
    (input, file): (&NewDatabase, Option<&str>),
) -> Result<Model> {
    let mut faults = Faults::new();
    check_new(tx, input, &mut faults).await?;
    faults.finish()?;
    let id: DatabaseId = tx.new_id();
    let name = text::clean_line(&input.name);
    let row = ActiveModel {
        id: Set(id),
        name_folded: Set(text::fold(&name)),
        name: Set(name),
        kind: Set(input.kind.trim().to_owned()),
        product_id: Set(input.product_id),
        file_name: Set(file.map(str::to_owned)),
        mapping: Set(json!([])),
        last_row: Set(0),
        uploaded_by: Set(actor.user_id()),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        deleted_at: Set(None),
    };
    queries::insert(tx, row).await?;
    let row = queries::find(tx, id).await?;
    tell(tx, actor, ("database.created", &row), json!({})).await?;
    Ok(row)
}

/// Everything that is wrong with a new database, at once: its words, the kind, and the product where the kind needs one.
pub(crate) async fn check_new(
    db: &impl ConnectionTrait,
    input: &NewDatabase,
    faults: &mut Faults,
) -> Result<()> {
    faults.required_text("name", &input.name, MAX_NAME);
    faults.required_text("kind", &input.kind, MAX_KIND);
    let rules = kinds::find_by_key(db, input.kind.trim()).await?;
    faults.ensure(rules.is_some() || faults.has("kind"), "kind", &check::UNKNOWN_REFERENCE);
    check_product(db, input.product_id, faults).await?;
    let needs_product = rules.is_some_and(|rules| rules.requires_product);
    faults.ensure(input.product_id.is_some() || !needs_product, "product_id", &check::REQUIRED);
    Ok(())
}

async fn check_product(
    db: &impl ConnectionTrait,
    product: Option<ProductId>,
    faults: &mut Faults,
) -> Result<()> {
    if let Some(product) = product {
        let is_known = catalog::products::find_for_sale(db, vec![product]).await?.contains_key(&product);
        faults.ensure(is_known, "product_id", &check::UNKNOWN_REFERENCE);
    }
    Ok(())
}

/// Change a contact database. Its kind stays: kinds never mix.
#[utoipa::path(patch, path = "/api/databases/{id}", tag = "outreach", params(("id" = DatabaseId, Path)), request_body = DatabaseChange, responses((status = 200, body = DatabaseView), Refusals))]
pub(super) async fn update(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DatabaseId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<DatabaseChange>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find_visible(tx, &actor, id).await?;
        if !policy::can(&actor, &row).edit {
            return Err(Error::Forbidden);
        }
        let mut faults = Faults::new();
        check_product(tx, input.product_id.sent().copied(), &mut faults).await?;
        let rules = kinds::find_by_key(tx, &row.kind).await?.unwrap_or_default();
        faults.ensure(
            !(input.product_id.is_clear() && rules.requires_product),
            "product_id",
            &check::REQUIRED,
        );
        faults.finish()?;
        let before = queries::view(tx, (&actor, row)).await?;
        let mut changes = ActiveModel::default();
        if let Some(name) = input.name.sent().map(|name| text::clean_line(name)) {
            changes.name_folded = Set(text::fold(&name));
            changes.name = Set(name);
        }
        if let Some(product) = input.product_id.change() {
            changes.product_id = Set(product);
        }
        if !queries::update(tx, id, seen, changes).await? {
            return Err(Error::Stale(Box::new(json!(before))));
        }
        let row = queries::find(tx, id).await?;
        let after = queries::view(tx, (&actor, row.clone())).await?;
        audit::record_change(tx, &actor, "database.updated", &subject(&row), (&before, &after)).await?;
        live::tell(tx, "database.updated", Some(id.0), Audience::Holders(Permission::UseRecords)).await?;
        Reply::tagged(after.version, &after)
    })
    .await
}

/// Records `action` on the database and tells it.
pub(crate) async fn tell(tx: &Tx, actor: &Actor, (action, row): (&str, &Model), facts: Value) -> Result<()> {
    audit::record(tx, actor, action, &subject(row), facts).await?;
    live::tell(tx, action, Some(row.id.0), Audience::Holders(Permission::UseRecords)).await
}
