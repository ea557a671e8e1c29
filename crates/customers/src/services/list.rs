//! Look at services.

use super::{
    ServiceId,
    model::{ServiceView, Status},
    queries,
    table::{Column, Entity, Model},
};
use crate::customers::{self, CustomerId};
use axum::{Json, extract::State, response::Response};
use kernel::{Message, Permission, Result, Rupiah};
use platform::{
    Actor, App,
    db::dialect::sum_of,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoSimpleExpr, QueryFilter, QuerySelect,
    QueryTrait, Select, sea_query::ExprTrait,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Clone)]
struct Services {
    actor: Actor,
}

fn of_owner(value: &str) -> Option<Condition> {
    let owned = customers::Entity::find()
        .select_only()
        .column(customers::Column::Id)
        .filter(customers::Column::OwnerId.eq(kernel::UserId(value.parse().ok()?)))
        .into_query();
    Some(Condition::all().add(Column::CustomerId.in_subquery(owned)))
}

#[expect(clippy::unnecessary_wraps, reason = "every city is a filter; others may not be")]
fn in_city(value: &str) -> Option<Condition> {
    let there = customers::Entity::find()
        .select_only()
        .column(customers::Column::Id)
        .filter(customers::Column::CityFolded.eq(kernel::text::fold(value)))
        .into_query();
    Some(Condition::all().add(Column::CustomerId.in_subquery(there)))
}

impl List for Services {
    type Entity = Entity;
    type Row = Model;
    type View = ServiceView;
    const TITLE: Message = Message::new("services", "Layanan", "Services");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-started_on")
            .sort("started_on", Column::StartedOn)
            .sort("price", Column::Price)
            .sort("number", Column::Number)
            .filter_choices::<Status>("status", Column::Status)
            .filter_ids("product_id", Column::ProductId)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_with("owner_id", of_owner)
            .filter_with("city", in_city)
            .filter_days("started", Column::StartedOn)
            .filter_days("ended", Column::EndedOn)
            .search(|text| {
                let named = customers::Entity::find()
                    .select_only()
                    .column(customers::Column::Id)
                    .filter(platform::db::dialect::contains(
                        customers::Column::NameFolded.into_simple_expr(),
                        text,
                    ))
                    .into_query();
                let number = Column::Number.eq(text.to_uppercase());
                Condition::any().add(number).add(Column::CustomerId.in_subquery(named))
            })
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find().filter(queries::visible(&self.actor))
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ServiceView>> {
        queries::views(app.db().reader(), &self.actor, rows).await
    }

    fn columns(&self) -> Vec<Field<ServiceView>> {
        vec![
            Field::new("number", "Nomor", "Number", |row: &ServiceView| row.number.clone().into()),
            Field::new("customer_name", "Pelanggan", "Customer", |row: &ServiceView| {
                row.customer_name.clone().into()
            }),
            Field::new("product_name", "Produk", "Product", |row: &ServiceView| {
                row.product_name.clone().into()
            }),
            Field::of(Kind::Money, "price", "Harga per bulan", "Price a month", |row: &ServiceView| {
                row.price.into()
            }),
            Field::of(Kind::Day, "started_on", "Mulai", "Since", |row: &ServiceView| row.started_on.into()),
            Field::new("status", "Status", "Status", |row: &ServiceView| row.status.to_string().into()),
            Field::new("install_address", "Alamat pasang", "Installed at", |row: &ServiceView| {
                row.install_address.clone().into()
            }),
            Field::of(Kind::Day, "ended_on", "Berakhir", "Ended", |row: &ServiceView| row.ended_on.into()),
        ]
    }
}

/// List services.
#[utoipa::path(get, path = "/api/services", tag = "services", params(ListParams, ("status" = Option<Status>, Query), ("product_id" = Option<String>, Query), ("customer_id" = Option<String>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("started_from" = Option<String>, Query), ("started_to" = Option<String>, Query)), responses((status = 200, body = Page<ServiceView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    list::answer(&app, &actor, Services { actor: actor.clone() }, query).await
}

/// Look at a service.
#[utoipa::path(get, path = "/api/services/{id}", tag = "services", params(("id" = ServiceId, Path)), responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ServiceId>,
) -> http::Result<Tagged<ServiceView>> {
    let body = queries::view(app.db().reader(), &actor, id).await?;
    Ok(Tagged { version: body.version, body })
}

/// Every service of a customer.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CustomerServices {
    data: Vec<ServiceView>,
}

/// Every service of a customer, the newest first.
#[utoipa::path(get, path = "/api/customers/{id}/services", tag = "services", params(("id" = CustomerId, Path)), responses((status = 200, body = CustomerServices), Refusals))]
pub(super) async fn of_customer(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
) -> http::Result<Json<CustomerServices>> {
    let db = app.db().reader();
    customers::find_visible(db, &actor, id).await?;
    Ok(Json(CustomerServices { data: queries::of_customer(db, id).await? }))
}

/// What runs, in one line.
#[derive(Debug, FromQueryResult, Serialize, ToSchema)]
pub(super) struct ActiveSummary {
    customers: i64,
    services: i64,
    /// Monthly recurring revenue.
    mrr: Rupiah,
}

/// How many customers have a running service, how many run, and what they bring a month.
#[utoipa::path(get, path = "/api/services/summary", tag = "services", responses((status = 200, body = ActiveSummary), Refusals))]
pub(super) async fn active_summary(
    State(app): State<App>,
    actor: Actor,
) -> http::Result<Json<ActiveSummary>> {
    actor.must(Permission::UseCustomers)?;
    let summary = Entity::find()
        .select_only()
        .column_as(Column::CustomerId.into_simple_expr().count_distinct(), "customers")
        .column_as(Column::Id.into_simple_expr().count(), "services")
        .column_as(sum_of(Column::Price.into_simple_expr()), "mrr")
        .filter(queries::visible(&actor))
        .filter(Column::Status.eq(Status::Active))
        .into_model::<ActiveSummary>()
        .one(app.db().reader())
        .await?;
    Ok(Json(summary.unwrap_or(ActiveSummary { customers: 0, services: 0, mrr: Rupiah::ZERO })))
}
