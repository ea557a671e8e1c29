//! Reads and conditional updates of deposits.

use super::{
    DepositId,
    model::{Around, DepositView},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use catalog::products::ProductId;
use kernel::{Day, Error, Result, Rupiah, UserId};
use platform::{Actor, App, Tx, db};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Set,
    sea_query::{Alias, Expr, ExprTrait, Func, OnConflict, Query, SelectStatement},
};

pub(super) async fn find_visible(db: &impl ConnectionTrait, actor: &Actor, id: DepositId) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find(db: &impl ConnectionTrait, id: DepositId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// The deposits of a day that `actor` may see, as the sheet shows them.
pub(super) async fn of_day(
    db: &impl ConnectionTrait,
    (actor, on): (&Actor, Day),
    product: Option<ProductId>,
) -> Result<Vec<Model>> {
    let mut rows = Entity::find().filter(policy::visible(actor)).filter(Column::OnDate.eq(on));
    if let Some(product) = product {
        rows = rows.filter(Column::ProductId.eq(product));
    }
    Ok(rows.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(5_000).all(db).await?)
}

/// Turns rows into views: the names around all of them at once.
pub(super) async fn views(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<DepositView>> {
    let people = accounts::users::names_of(
        rows.iter().flat_map(|row| [Some(row.staff_id), row.updated_by]).flatten().collect(),
    );
    let products = catalog::products::names_of(rows.iter().map(|row| row.product_id).collect());
    let names = db::names::find(db, [people, products]).await?;
    let since = policy::open_since(app);
    let view = |row: Model| {
        let around = Around {
            staff: names.get(&row.staff_id.0).cloned(),
            product: names.get(&row.product_id.0).cloned(),
            updated_by: row.updated_by.and_then(|person| names.get(&person.0).cloned()),
        };
        DepositView::new((actor, since), row, around)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(
    app: &App,
    db: &impl ConnectionTrait,
    (actor, row): (&Actor, Model),
) -> Result<DepositView> {
    views(app, db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

/// Adds the row unless its id is there already; returns whether it was not.
pub(super) async fn insert_if_new(tx: &Tx, row: ActiveModel) -> Result<bool> {
    let once = OnConflict::column(Column::Id).do_nothing().to_owned();
    Ok(Entity::insert(row).on_conflict(once).exec_without_returning(tx).await? == 1)
}

pub(super) async fn update(tx: &Tx, id: DepositId, seen: Option<i64>, changes: ActiveModel) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Deletes the deposit if its version still is `seen` (`None`: whatever it is).
pub(super) async fn delete(tx: &Tx, id: DepositId, seen: Option<i64>) -> Result<bool> {
    let mut delete = Entity::delete_many().filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        delete = delete.filter(Column::Version.eq(seen));
    }
    Ok(delete.exec(tx).await?.rows_affected == 1)
}

pub(super) async fn insert_many(tx: &Tx, rows: Vec<ActiveModel>) -> Result<()> {
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The deposits among `ids`.
pub(super) async fn among(db: &impl ConnectionTrait, ids: Vec<DepositId>) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await?)
}

/// Of deposits of one of `days` by one of `customers`: the day, the folded customer, the product and the nominal.
pub(super) async fn like(
    db: &impl ConnectionTrait,
    (days, customers): (Vec<Day>, Vec<String>),
) -> Result<Vec<(Day, String, ProductId, i64)>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::OnDate, Column::CustomerFolded, Column::ProductId, Column::BaseAmount])
        .filter(Column::OnDate.is_in(days))
        .filter(Column::CustomerFolded.is_in(customers));
    Ok(rows.into_tuple().all(db).await?)
}

/// What deposits add up to.
#[derive(Clone, Copy, Debug, Default, FromQueryResult)]
pub(super) struct Sum {
    pub on_date: Option<Day>,
    pub staff_id: Option<UserId>,
    pub product_id: Option<ProductId>,
    pub deposits: i64,
    pub base_amount: i64,
    pub total: i64,
}

/// Which deposits are added up.
#[derive(Clone, Debug)]
pub(super) struct Within {
    pub actor: Actor,
    pub days: Option<(Day, Day)>,
    pub products: Vec<ProductId>,
    pub staff: Vec<UserId>,
}

/// What the deposits that `actor` sees add up to on each day from the first to the last; days without any are absent.
pub(crate) async fn totals_by_day(
    db: &impl ConnectionTrait,
    actor: &Actor,
    days: (Day, Day),
) -> Result<Vec<(Day, Rupiah)>> {
    let within = Within { actor: actor.clone(), days: Some(days), products: Vec::new(), staff: Vec::new() };
    let sums = sums(db, &within, "on_date").await?;
    Ok(sums.into_iter().filter_map(|sum| Some((sum.on_date?, Rupiah(sum.total)))).collect())
}

/// What the deposits add up to for each value of `key`, in its order.
pub(super) async fn sums(db: &impl ConnectionTrait, within: &Within, key: &'static str) -> Result<Vec<Sum>> {
    let others = ["on_date", "staff_id", "product_id"].into_iter().filter(|column| *column != key);
    let sum = |column: &'static str| Func::sum(Expr::col(column)).cast_as(Alias::new("bigint"));
    let mut select: SelectStatement = Query::select()
        .column(key)
        .expr_as(sum("deposits"), Alias::new("deposits"))
        .expr_as(sum("base_amount"), Alias::new("base_amount"))
        .expr_as(sum("total"), Alias::new("total"))
        .from("deposit_day_now")
        .cond_where(db::owned(&within.actor.scope(kernel::Permission::UseDeposits), "staff_id"))
        .group_by_col(key)
        .and_having(Expr::cust("sum(deposits) > 0"))
        .order_by(key, sea_orm::Order::Asc)
        .take();
    for column in others {
        let kind = if column == "on_date" { "date" } else { "uuid" };
        let nothing = match db.get_database_backend() {
            sea_orm::DbBackend::Postgres => format!("CAST(NULL AS {kind})"),
            _ => "NULL".to_owned(),
        };
        select.expr_as(Expr::cust(nothing), Alias::new(column));
    }
    if let Some((from, to)) = within.days {
        select.and_where(Expr::col("on_date").gte(from)).and_where(Expr::col("on_date").lte(to));
    }
    if !within.products.is_empty() {
        select.and_where(Expr::col("product_id").is_in(within.products.iter().map(|id| id.0)));
    }
    if !within.staff.is_empty() {
        select.and_where(Expr::col("staff_id").is_in(within.staff.iter().map(|id| id.0)));
    }
    Ok(Sum::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}

/// Name and ID of customers of earlier deposits whose names begin with `folded`, at most `limit`.
pub(super) async fn customers_like(
    db: &impl ConnectionTrait,
    (actor, folded, product): (&Actor, &str, Option<ProductId>),
    limit: u64,
) -> Result<Vec<(String, Option<String>)>> {
    let end = format!("{folded}\u{10FFFF}");
    let mut rows = Entity::find()
        .select_only()
        .columns([Column::CustomerName, Column::CustomerRef])
        .distinct()
        .filter(policy::visible(actor))
        .filter(Column::CustomerFolded.gte(folded))
        .filter(Column::CustomerFolded.lt(end))
        .order_by_asc(Column::CustomerName)
        .limit(limit);
    if let Some(product) = product {
        rows = rows.filter(Column::ProductId.eq(product));
    }
    Ok(rows.into_tuple().all(db).await?)
}
