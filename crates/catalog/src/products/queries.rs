//! Reads and conditional updates of products.

use super::{
    ProductId,
    model::{Kind, SKU_TAKEN},
    table::{ActiveModel, Column, Entity, FACETS, Model, price},
};
use crate::categories::CategoryId;
use kernel::{BasisPoints, Error, Fault, Instant, Result, Rupiah, text};
use platform::{
    Actor, Tx,
    db::{breaks_unique, names, next_number},
    facets,
    fields::{self, FieldOf},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, Set,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) async fn find(db: &impl ConnectionTrait, id: ProductId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The living product `id`, held against others until the transaction ends: its price is computed from two columns.
pub(super) async fn hold(tx: &Tx, id: ProductId) -> Result<Model> {
    let held = Entity::find_by_id(id).filter(Column::DeletedAt.is_null()).lock_exclusive();
    held.one(tx).await?.ok_or(Error::NotFound)
}

fn of_skus(skus: Vec<String>) -> Select<Entity> {
    let living = Entity::find().filter(Column::DeletedAt.is_null());
    living.filter(Column::SkuFolded.is_in(skus)).order_by_asc(Column::Id)
}

/// The living products of these folded SKUs.
pub(super) async fn find_by_sku(db: &impl ConnectionTrait, skus: Vec<String>) -> Result<Vec<Model>> {
    Ok(of_skus(skus).all(db).await?)
}

/// The living products of these folded SKUs, held against others until the transaction ends.
pub(super) async fn hold_by_sku(tx: &Tx, skus: Vec<String>) -> Result<Vec<Model>> {
    Ok(of_skus(skus).lock_exclusive().all(tx).await?)
}

/// The SKUs of living products by their folded names, of those among `names`.
pub(super) async fn skus_by_name(
    db: &impl ConnectionTrait,
    names: Vec<String>,
) -> Result<HashMap<String, String>> {
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .select_only()
        .columns([Column::NameFolded, Column::Sku])
        .filter(Column::NameFolded.is_in(names))
        .filter(Column::DeletedAt.is_null());
    Ok(rows.into_tuple().all(db).await?.into_iter().collect())
}

/// What prices of living products are computed from, and what came out.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub(super) struct Priced {
    pub id: ProductId,
    pub cost_price: Rupiah,
    pub margin_bps: BasisPoints,
    pub list_price: Rupiah,
}

pub(super) async fn priced(db: &impl ConnectionTrait) -> Result<Vec<Priced>> {
    let prices = Entity::find()
        .select_only()
        .columns([Column::Id, Column::CostPrice, Column::MarginBps, Column::ListPrice])
        .filter(Column::DeletedAt.is_null());
    Ok(prices.into_model::<Priced>().all(db).await?)
}

/// The names of `ids`, of deleted products too.
///
/// # Errors
/// What the database says.
pub async fn names(db: &impl ConnectionTrait, ids: Vec<ProductId>) -> Result<HashMap<ProductId, String>> {
    let names = names::find(db, [names_of(ids)]).await?;
    Ok(names.into_iter().map(|(id, name)| (ProductId(id), name)).collect())
}

/// Asks for the names of `ids`, together with others' (see `platform::db::names`).
#[must_use]
pub fn names_of(ids: Vec<ProductId>) -> Option<SelectStatement> {
    names::of(Entity, ids)
}

/// The active products whose SKU or name is one of `words`, which are folded; by that word.
///
/// # Errors
/// What the database says.
pub async fn find_by_words(db: &impl ConnectionTrait, words: Vec<String>) -> Result<HashMap<String, Uuid>> {
    if words.is_empty() {
        return Ok(HashMap::new());
    }
    let named =
        Condition::any().add(Column::SkuFolded.is_in(words.clone())).add(Column::NameFolded.is_in(words));
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::SkuFolded, Column::NameFolded])
        .filter(Column::DeletedAt.is_null())
        .filter(Column::IsActive.eq(true))
        .filter(named)
        .into_tuple::<(Uuid, String, String)>()
        .all(db)
        .await?;
    let mut found = HashMap::new();
    for (id, sku, name) in rows {
        found.entry(name).or_insert(id);
        found.insert(sku, id);
    }
    Ok(found)
}

/// The products of any of `categories`, deleted ones too, as a list of ids.
#[must_use]
pub fn in_categories(categories: impl IntoIterator<Item = CategoryId>) -> SelectStatement {
    let those = Entity::find().select_only().column(Column::Id).filter(Column::CategoryId.is_in(categories));
    those.into_query()
}

/// The ids of [`in_categories`].
///
/// # Errors
/// What the database says.
pub async fn find_in_categories(
    db: &impl ConnectionTrait,
    categories: &[CategoryId],
) -> Result<Vec<ProductId>> {
    let those = Entity::find().select_only().column(Column::Id);
    let those = those.filter(Column::CategoryId.is_in(categories.iter().copied()));
    Ok(those.into_tuple().all(db).await?)
}

/// A product as a deal needs it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SaleProduct {
    /// The product's id.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Its SKU.
    pub sku: String,
    /// Paid every month, or once.
    pub kind: Kind,
    /// What it is counted in.
    pub unit: String,
    /// Its cost price now.
    pub cost_price: Rupiah,
    /// Its list price now.
    pub list_price: Rupiah,
    /// Whether it may be sold.
    pub is_active: bool,
}

/// Products that are not deleted, by id.
///
/// # Errors
/// What the database says.
pub async fn find_for_sale(
    db: &impl ConnectionTrait,
    ids: Vec<ProductId>,
) -> Result<HashMap<ProductId, SaleProduct>> {
    use Column as C;
    let rows = Entity::find()
        .select_only()
        .columns([C::Id, C::Name, C::Sku, C::Kind, C::Unit, C::CostPrice, C::ListPrice, C::IsActive])
        .filter(C::Id.is_in(ids))
        .filter(C::DeletedAt.is_null())
        .into_model::<SaleProduct>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Remembers that the products are part of what happened: from now on they are deactivated, not deleted.
///
/// # Errors
/// What the database says.
pub async fn mark_used(tx: &Tx, ids: Vec<ProductId>) -> Result<()> {
    let unused = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::Id.is_in(ids))
        .filter(Column::UsedAt.is_null());
    unused.exec(tx).await?;
    Ok(())
}

pub(crate) async fn count_in_category(db: &impl ConnectionTrait, id: CategoryId) -> Result<u64> {
    Ok(Entity::find().filter(Column::CategoryId.eq(id)).count(db).await?)
}

/// A SKU that no living product has: `PRD-000001`.
pub(super) async fn next_sku(tx: &Tx) -> Result<String> {
    loop {
        let sku = format!("PRD-{:06}", next_number(tx, "product").await?);
        let is_taken = Entity::find().filter(Column::SkuFolded.eq(text::fold(&sku))).count(tx).await? > 0;
        if !is_taken {
            return Ok(sku);
        }
    }
}

fn sku_taken(cause: DbErr) -> Error {
    if breaks_unique(&cause, &["product_sku", "product.sku_folded"]) {
        return Fault::new("sku", &SKU_TAKEN).into();
    }
    cause.into()
}

pub(super) async fn insert(tx: &Tx, product: ActiveModel) -> Result<()> {
    let said = product.custom.try_as_ref().map(|custom| fields::facets(tx.app(), FieldOf::Products, custom));
    let tags = product.tags.try_as_ref().map(facets::of_tags);
    let all = [tags.unwrap_or_default(), said.unwrap_or_default()].concat();
    let facets = product.id.try_as_ref().map(|id| (id.0, all));
    Entity::insert(product).exec_without_returning(tx).await.map_err(sku_taken)?;
    FACETS.add(tx, facets).await
}

pub(super) async fn update(tx: &Tx, id: ProductId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let (tags, custom) = (changes.tags.try_as_ref().cloned(), changes.custom.try_as_ref().cloned());
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    let is_changed = update.exec(tx).await.map_err(sku_taken)?.rows_affected == 1;
    if let Some(tags) = tags.filter(|_| is_changed) {
        FACETS.keep_tags(tx, id, &tags).await?;
    }
    if let Some(custom) = custom.filter(|_| is_changed) {
        FACETS.keep_fields(tx, id, fields::facets(tx.app(), FieldOf::Products, &custom)).await?;
    }
    Ok(is_changed)
}

/// Puts a product that nothing uses into the trash; `false` where something does.
pub(super) async fn trash(tx: &Tx, id: ProductId) -> Result<bool> {
    let unused = Entity::update_many()
        .col_expr(Column::DeletedAt, Expr::value(tx.now()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::UsedAt.is_null());
    Ok(unused.exec(tx).await?.rows_affected == 1)
}

/// Takes the product out of the trash; `false` where another has its SKU by now.
pub(super) async fn restore(tx: &Tx, id: ProductId) -> Result<bool> {
    let back = ActiveModel { deleted_at: Set(None), ..Default::default() };
    match update(tx, id, None, back).await {
        Err(Error::Invalid(_)) => Ok(false),
        restored => restored,
    }
}

/// Forgets products that have been in the trash since before `before`.
pub(super) async fn purge(tx: &Tx, before: Instant) -> Result<()> {
    let gone = Condition::all().add(Column::DeletedAt.lt(before)).add(Column::UsedAt.is_null());
    let ids = Entity::find().select_only().column(Column::Id).filter(gone.clone()).into_query();
    price::Entity::delete_many().filter(price::Column::ProductId.in_subquery(ids)).exec(tx).await?;
    Entity::delete_many().filter(gone).exec(tx).await?;
    Ok(())
}

pub(super) async fn add_price(tx: &Tx, actor: &Actor, product: &Model) -> Result<()> {
    let row = price::ActiveModel {
        id: Set(tx.new_id()),
        product_id: Set(product.id),
        at: Set(tx.now()),
        changed_by: Set(actor.user_id()),
        cost_price: Set(product.cost_price),
        margin_bps: Set(product.margin_bps),
        list_price: Set(product.list_price),
    };
    price::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn prices(db: &impl ConnectionTrait, id: ProductId) -> Result<Vec<price::Model>> {
    let history = price::Entity::find()
        .filter(price::Column::ProductId.eq(id))
        .order_by_desc(price::Column::At)
        .order_by_desc(price::Column::Id)
        .limit(200);
    Ok(history.all(db).await?)
}
