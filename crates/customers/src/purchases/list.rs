//! List purchases, of everybody or of one customer.

use super::{
    model::{ItemView, PurchaseView, Source},
    queries::{self, of_customers_that},
    table::{Column, Entity, Model},
};
use crate::customers::{self, CustomerId};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    http::{self, Path, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
    search::Way,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

/// Purchases that the actor may see, of all customers or of one.
#[derive(Clone)]
struct Purchases {
    app: App,
    actor: Actor,
    customer: Option<CustomerId>,
}

impl List for Purchases {
    type Entity = Entity;
    type Row = Model;
    type View = PurchaseView;
    const TITLE: Message = Message::new("purchases", "Pembelian", "Purchases");

    fn listing(&self) -> Listing {
        let app = self.app.clone();
        Listing::new(Column::Id, "-on_date")
            .sort("on_date", Column::OnDate)
            .sort("total", Column::Total)
            .sort("number", Column::Number)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_choices::<Source>("source", Column::Source)
            .filter_days("on_date", Column::OnDate)
            .filter_numbers("total", Column::Total)
            .search(move |text| {
                let number = Column::Number.eq(text.to_uppercase());
                let theirs = of_customers_that(customers::matches(&app, Way::Index, text));
                Condition::any().add(number).add(theirs)
            })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        let seen = Entity::find().filter(queries::visible(&self.actor));
        match self.customer {
            Some(customer) => seen.filter(Column::CustomerId.eq(customer)),
            None => seen,
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<PurchaseView>> {
        queries::views(app.db().reader(), &self.actor, rows).await
    }

    fn columns(&self) -> Vec<Field<PurchaseView>> {
        vec![
            Field::new("number", "Nomor", "Number", |row| row.number.clone().into()),
            Field::of(Kind::Day, "on_date", "Tanggal", "Date", |row| row.on_date.into()),
            Field::new("customer_name", "Pelanggan", "Customer", |row| row.customer_name.clone().into()),
            Field::new("items", "Barang", "Items", |row| {
                let text = |item: &ItemView| format!("{} × {}", item.quantity, item.name);
                row.items.iter().map(text).collect::<Vec<_>>().join("; ").into()
            }),
            Field::of(Kind::Money, "discount", "Potongan", "Discount", |row| row.discount.into()),
            Field::of(Kind::Money, "total", "Jumlah", "Total", |row| row.total.into()),
            Field::new("source", "Asal", "Source", |row| row.source.to_string().into()),
        ]
    }
}

/// List purchases.
#[utoipa::path(get, path = "/api/purchases", tag = "purchases", params(ListParams, ("customer_id" = Option<String>, Query), ("source" = Option<Source>, Query), ("on_date_from" = Option<String>, Query), ("on_date_to" = Option<String>, Query), ("total_from" = Option<i64>, Query), ("total_to" = Option<i64>, Query)), responses((status = 200, body = Page<PurchaseView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    list::answer(&app, &actor, Purchases { app: app.clone(), actor: actor.clone(), customer: None }, query)
        .await
}

/// The purchases of a customer, the newest first.
#[utoipa::path(get, path = "/api/customers/{id}/purchases", tag = "purchases", params(("id" = CustomerId, Path), ListParams, ("source" = Option<Source>, Query), ("on_date_from" = Option<String>, Query), ("on_date_to" = Option<String>, Query)), responses((status = 200, body = Page<PurchaseView>), Refusals))]
pub(super) async fn of_customer(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    query: ListQuery,
) -> http::Result<Response> {
    let id = customers::find_winner(app.db().reader(), &actor, id).await?.id;
    list::answer(
        &app,
        &actor,
        Purchases { app: app.clone(), actor: actor.clone(), customer: Some(id) },
        query,
    )
    .await
}
