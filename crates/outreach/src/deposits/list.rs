//! List deposits and look at one.

use super::{
    DepositId,
    model::DepositView,
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    db::dialect::contains,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

#[derive(Clone)]
struct Deposits {
    actor: Actor,
}

impl List for Deposits {
    type Entity = Entity;
    type Row = Model;
    type View = DepositView;
    const TITLE: Message = Message::new("deposits", "Deposit", "Deposits");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-on_date,created_at")
            .sort("on_date", Column::OnDate)
            .sort("created_at", Column::CreatedAt)
            .sort("customer_name", Column::CustomerFolded)
            .sort("total", Column::Total)
            .filter_days("on_date", Column::OnDate)
            .filter_ids("staff_id", Column::StaffId)
            .filter_ids("product_id", Column::ProductId)
            .filter_numbers("total", Column::Total)
            .search(|text| Condition::all().add(contains(Column::CustomerFolded.into_simple_expr(), text)))
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(policy::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<DepositView>> {
        queries::views(app, app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<DepositView>> {
        vec![
            Field::of(Kind::Day, "on_date", "Tanggal", "Date", |row: &DepositView| row.on_date.into()),
            Field::new("staff_name", "Staf", "Staff", |row| row.staff_name.clone().into()),
            Field::new("product_name", "Produk", "Product", |row| row.product_name.clone().into()),
            Field::new("customer_name", "Nama", "Name", |row| row.customer_name.clone().into()),
            Field::new("customer_ref", "ID", "ID", |row| row.customer_ref.clone().into()),
            Field::of(Kind::Money, "base_amount", "Nominal", "Nominal", |row| row.base_amount.into()),
            Field::new("multiplier", "Kelipatan", "Multiplier", |row| row.multiplier.to_string().into()),
            Field::of(Kind::Money, "total", "Total", "Total", |row| row.total.into()),
            Field::new("note", "Keterangan", "Note", |row| row.note.clone().into()),
        ]
    }
}

/// List deposits. Staff see their own.
#[utoipa::path(get, path = "/api/deposits", tag = "outreach", params(ListParams, ("on_date_from" = Option<String>, Query), ("on_date_to" = Option<String>, Query), ("staff_id" = Option<String>, Query), ("product_id" = Option<String>, Query), ("total_from" = Option<i64>, Query), ("total_to" = Option<i64>, Query)), responses((status = 200, body = Page<DepositView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseDeposits)?;
    list::answer(&app, &actor, Deposits { actor: actor.clone() }, query).await
}

/// Look at a deposit.
#[utoipa::path(get, path = "/api/deposits/{id}", tag = "outreach", params(("id" = DepositId, Path)), responses((status = 200, body = DepositView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DepositId>,
) -> http::Result<Tagged<DepositView>> {
    let db = app.db().reader();
    let row = queries::find_visible(db, &actor, id).await?;
    let body = queries::view(&app, db, (&actor, row)).await?;
    Ok(Tagged { version: body.version, body })
}
