//! List services, of everybody or of one customer.

use super::{
    model::{ServiceView, Status},
    queries::{self, of_customers_that},
    table::{Column, Entity, Model},
};
use crate::customers::{self, CustomerId};
use axum::{Json, extract::State, response::Response};
use catalog::products::in_categories;
use kernel::{Message, Permission, Result, Rupiah};
use platform::{
    Actor, App,
    db::dialect::sum_of,
    http::{self, Path, Refusals},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
    search::Way,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoSimpleExpr, QueryFilter, QuerySelect, Select,
    sea_query::ExprTrait,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Services that the actor may see, of all customers or of one.
#[derive(Clone)]
struct Services {
    app: App,
    actor: Actor,
    customer: Option<CustomerId>,
}

fn of_owner(value: &str) -> Option<Condition> {
    let is_theirs = match value {
        "none" => customers::Column::OwnerId.is_null(),
        value => customers::Column::OwnerId.eq(kernel::UserId(value.parse().ok()?)),
    };
    Some(of_customers_that(Condition::all().add(is_theirs)))
}

fn in_category(value: &str) -> Option<Condition> {
    let products = in_categories([value.parse().ok()?]);
    Some(Condition::all().add(Column::ProductId.in_subquery(products)))
}

impl List for Services {
    type Entity = Entity;
    type Row = Model;
    type View = ServiceView;
    const TITLE: Message = Message::new("services", "Layanan", "Services");

    fn listing(&self) -> Listing {
        let app = self.app.clone();
        Listing::new(Column::Id, "-started_on")
            .sort("started_on", Column::StartedOn)
            .sort("price", Column::Price)
            .sort("number", Column::Number)
            .filter_choices::<Status>("status", Column::Status)
            .filter_ids("product_id", Column::ProductId)
            .filter_with("category_id", in_category)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_with("owner_id", of_owner)
            .filter_with("city", |name| Some(of_customers_that(customers::in_city(name))))
            .filter_days("started", Column::StartedOn)
            .filter_days("ended", Column::EndedOn)
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

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ServiceView>> {
        queries::views(app.db().reader(), &self.actor, rows).await
    }

    fn columns(&self) -> Vec<Field<ServiceView>> {
        vec![
            Field::new("number", "Nomor", "Number", |row| row.number.clone().into()),
            Field::new("customer_name", "Pelanggan", "Customer", |row| row.customer_name.clone().into()),
            Field::new("product_name", "Produk", "Product", |row| row.product_name.clone().into()),
            Field::of(Kind::Money, "price", "Harga per bulan", "Price a month", |row| row.price.into()),
            Field::of(Kind::Day, "started_on", "Mulai", "Since", |row| row.started_on.into()),
            Field::of(Kind::Integer, "billing_day", "Tanggal tagih", "Billing day", |row| {
                row.billing_day.into()
            }),
            Field::new("status", "Status", "Status", |row| row.status.to_string().into()),
            Field::new("install_address", "Alamat pasang", "Installed at", |row| {
                row.install_address.clone().into()
            }),
            Field::of(Kind::Day, "ended_on", "Berakhir", "Ended", |row| row.ended_on.into()),
        ]
    }
}

/// List services.
#[utoipa::path(get, path = "/api/services", tag = "services", params(ListParams, ("status" = Option<Status>, Query), ("product_id" = Option<String>, Query), ("category_id" = Option<String>, Query), ("customer_id" = Option<String>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("started_from" = Option<String>, Query), ("started_to" = Option<String>, Query), ("ended_from" = Option<String>, Query), ("ended_to" = Option<String>, Query)), responses((status = 200, body = Page<ServiceView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    list::answer(&app, &actor, Services { app: app.clone(), actor: actor.clone(), customer: None }, query)
        .await
}

/// The services of a customer, the newest first.
#[utoipa::path(get, path = "/api/customers/{id}/services", tag = "services", params(("id" = CustomerId, Path), ListParams, ("status" = Option<Status>, Query)), responses((status = 200, body = Page<ServiceView>), Refusals))]
pub(super) async fn of_customer(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    query: ListQuery,
) -> http::Result<Response> {
    let id = customers::find_winner(app.db().reader(), &actor, id).await?.id;
    list::answer(&app, &actor, Services { app: app.clone(), actor: actor.clone(), customer: Some(id) }, query)
        .await
}

/// What runs, in one line.
#[derive(Debug, Default, FromQueryResult, Serialize, ToSchema)]
pub(super) struct ServicesSummary {
    customers: i64,
    services: i64,
    /// Monthly recurring revenue.
    mrr: Rupiah,
}

/// How many services run, for how many customers, and what they bring a month; takes the list's filters.
#[utoipa::path(get, path = "/api/services/summary", tag = "services", params(("q" = Option<String>, Query), ("product_id" = Option<String>, Query), ("category_id" = Option<String>, Query), ("customer_id" = Option<String>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("started_from" = Option<String>, Query), ("started_to" = Option<String>, Query)), responses((status = 200, body = ServicesSummary), Refusals))]
pub(super) async fn summary(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Json<ServicesSummary>> {
    actor.must(Permission::UseCustomers)?;
    let list = Services { app: app.clone(), actor, customer: None };
    let asked = list.listing().read(app.zone(), query)?;
    let sums = list
        .select(&asked)
        .filter(asked.condition.clone())
        .filter(Column::Status.eq(Status::Active))
        .select_only()
        .column_as(Column::CustomerId.into_simple_expr().count_distinct(), "customers")
        .column_as(Column::Id.into_simple_expr().count(), "services")
        .column_as(sum_of(Column::Price.into_simple_expr()), "mrr")
        .into_model::<ServicesSummary>()
        .one(app.db().reader())
        .await?;
    Ok(Json(sums.unwrap_or_default()))
}
