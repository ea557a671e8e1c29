//! Reads and conditional updates of reservations.

use super::{
    ReservationId, Status,
    model::{Around, ReservationView, TAKEN, TAKEN_JUST_NOW},
    policy,
    table::{ActiveModel, Column, Entity, Model},
};
use catalog::products::ProductId;
use futures::FutureExt;
use kernel::{Day, Error, Result, UserId, error::Refusal};
use platform::{
    Actor, Tx,
    capability::BadgeSource,
    db::{self, on_unique},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoSimpleExpr, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};

/// Reservations that wait for whoever decides.
pub(crate) const PENDING: BadgeSource = BadgeSource {
    name: "reservations",
    count: |app, actor| {
        async move {
            if !policy::decides(actor) {
                return Ok(0);
            }
            Ok(Entity::find().filter(is("pending")).count(app.db().reader()).await?)
        }
        .boxed()
    },
};

/// Reservations in a status, which stands in the statement itself: a partial index serves no placeholder.
fn is(status: &'static str) -> SimpleExpr {
    Column::Status.into_simple_expr().eq(SimpleExpr::Constant(status.into()))
}

pub(super) async fn find_visible(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ReservationId,
) -> Result<Model> {
    Entity::find_by_id(id).filter(policy::visible(actor)).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find(db: &impl ConnectionTrait, id: ReservationId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// Holds every reservation of the name, so that two who decide about it at the same moment wait for each other, and frees
/// the name where its last day is over.
pub(super) async fn hold_name(tx: &Tx, (product, key): (ProductId, &str)) -> Result<()> {
    let of_name = Entity::find()
        .filter(Column::ProductId.eq(product))
        .filter(Column::NameKey.eq(key))
        .order_by_asc(Column::Id)
        .lock_exclusive();
    of_name.all(tx).await?;
    let over = Condition::all().add(Column::ProductId.eq(product)).add(Column::NameKey.eq(key));
    expire(tx, over).await?;
    Ok(())
}

/// Ends approved reservations with `condition` whose last day is over.
async fn expire(tx: &Tx, condition: Condition) -> Result<u64> {
    let update = Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Expired))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(is("approved"))
        .filter(Column::ExpiresOn.lt(tx.today()))
        .filter(condition);
    Ok(update.exec(tx).await?.rows_affected)
}

/// Approved reservations whose last day is over, at most `limit`.
pub(super) async fn overdue(tx: &Tx, limit: u64) -> Result<Vec<Model>> {
    let over = Entity::find()
        .filter(is("approved"))
        .filter(Column::ExpiresOn.lt(tx.today()))
        .order_by_asc(Column::ExpiresOn)
        .limit(limit);
    Ok(over.all(tx).await?)
}

/// Ends `ids`, where their last day is over.
pub(super) async fn expire_these(tx: &Tx, ids: Vec<ReservationId>) -> Result<u64> {
    expire(tx, Condition::all().add(Column::Id.is_in(ids))).await
}

/// Who holds the name, but for the reservation `but`.
async fn holder(
    db: &impl ConnectionTrait,
    (product, key): (ProductId, &str),
    but: Option<ReservationId>,
) -> Result<Option<Model>> {
    let mut held = Entity::find()
        .filter(Column::ProductId.eq(product))
        .filter(Column::NameKey.eq(key))
        .filter(is("approved"));
    if let Some(but) = but {
        held = held.filter(Column::Id.ne(but));
    }
    Ok(held.one(db).await?)
}

/// Refuses a name that somebody else holds, saying who.
pub(super) async fn must_be_free(tx: &Tx, name: (ProductId, &str), but: Option<ReservationId>) -> Result<()> {
    match holder(tx, name, but).await? {
        Some(row) => Err(taken(tx, &row).await?),
        None => Ok(()),
    }
}

async fn taken(tx: &Tx, row: &Model) -> Result<Error> {
    let names = accounts::users::names(tx, vec![row.staff_id]).await?;
    let name = names.get(&row.staff_id).cloned().unwrap_or_default();
    let staff = serde_json::json!(row.staff_id);
    Ok(Refusal::new(&TAKEN).with("held_by", name).detail("held_by_id", staff).into())
}

fn taken_just_now(cause: sea_orm::DbErr) -> Error {
    on_unique(cause, &["reservation_held", "reservation.product_id"], &TAKEN_JUST_NOW)
}

/// Turns rows into views: the names around all of them at once.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    (actor, rows): (&Actor, Vec<Model>),
) -> Result<Vec<ReservationView>> {
    let people = rows
        .iter()
        .flat_map(|row| [Some(row.staff_id), Some(row.requested_by), row.decided_by])
        .flatten()
        .collect();
    let products = catalog::products::names_of(rows.iter().map(|row| row.product_id).collect());
    let names = db::names::find(db, [products, accounts::users::names_of(people)]).await?;
    let view = |row: Model| {
        let around = Around {
            product: names.get(&row.product_id.0).cloned(),
            staff: names.get(&row.staff_id.0).cloned(),
            requested_by: names.get(&row.requested_by.0).cloned(),
            decided_by: row.decided_by.and_then(|id| names.get(&id.0).cloned()),
        };
        ReservationView::new(actor, row, around)
    };
    Ok(rows.into_iter().map(view).collect())
}

pub(super) async fn view(
    db: &impl ConnectionTrait,
    (actor, row): (&Actor, Model),
) -> Result<ReservationView> {
    views(db, (actor, vec![row])).await?.pop().ok_or(Error::NotFound)
}

pub(super) async fn insert(tx: &Tx, row: ActiveModel) -> Result<()> {
    Entity::insert(row).exec_without_returning(tx).await.map(drop).map_err(taken_just_now)
}

pub(super) async fn update(
    tx: &Tx,
    id: ReservationId,
    seen: Option<i64>,
    changes: ActiveModel,
) -> Result<bool> {
    let mut update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id));
    if let Some(seen) = seen {
        update = update.filter(Column::Version.eq(seen));
    }
    Ok(update.exec(tx).await.map_err(taken_just_now)?.rows_affected == 1)
}

/// Decides the reservation if it is pending; returns whether it was.
pub(super) async fn decide(tx: &Tx, id: ReservationId, changes: ActiveModel) -> Result<bool> {
    let update = Entity::update_many()
        .set(ActiveModel { updated_at: Set(tx.now()), ..changes })
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::Status.eq(Status::Pending));
    Ok(update.exec(tx).await.map_err(taken_just_now)?.rows_affected == 1)
}

/// Others who wait for the same name.
pub(super) async fn rivals(tx: &Tx, row: &Model) -> Result<Vec<Model>> {
    let waiting = Entity::find()
        .filter(Column::ProductId.eq(row.product_id))
        .filter(Column::NameKey.eq(&row.name_key))
        .filter(is("pending"))
        .filter(Column::Id.ne(row.id));
    Ok(waiting.all(tx).await?)
}

pub(super) async fn delete(tx: &Tx, id: ReservationId) -> Result<()> {
    Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

fn live_of(person: UserId) -> Condition {
    Condition::all()
        .add(Column::StaffId.eq(person))
        .add(Column::Status.is_in([Status::Pending, Status::Approved]))
}

/// How many live reservations `person` has.
pub(super) async fn count_live_of(db: &impl ConnectionTrait, person: UserId) -> Result<u64> {
    Ok(Entity::find().filter(live_of(person)).count(db).await?)
}

/// Gives the live reservations of `from` to `to`; returns how many.
pub(super) async fn hand_over(tx: &Tx, from: UserId, to: UserId) -> Result<u64> {
    let update = Entity::update_many()
        .col_expr(Column::StaffId, Expr::value(to))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(live_of(from));
    Ok(update.exec(tx).await?.rows_affected)
}

/// Names of approved reservations that begin with `folded`, at most `limit`.
pub(crate) async fn names_like(
    db: &impl ConnectionTrait,
    (folded, product): (&str, Option<ProductId>),
    today: Day,
    limit: u64,
) -> Result<Vec<String>> {
    let end = format!("{folded}\u{10FFFF}");
    let mut names = Entity::find()
        .select_only()
        .column(Column::Name)
        .filter(Column::NameFolded.gte(folded))
        .filter(Column::NameFolded.lt(end))
        .filter(Column::Status.eq(Status::Approved))
        .filter(Condition::any().add(Column::ExpiresOn.is_null()).add(Column::ExpiresOn.gte(today)))
        .order_by_asc(Column::NameFolded)
        .limit(limit);
    if let Some(product) = product {
        names = names.filter(Column::ProductId.eq(product));
    }
    Ok(names.into_tuple().all(db).await?)
}
