//! Active customers: those with a running service, what runs, and what it brings a month.

use super::{
    CustomerId,
    list::{in_city, national},
    model::Status,
    phones, policy, search,
    table::{Column, Entity},
    view::whatsapp_url,
};
use crate::services::{self, RunningService, Status as ServiceStatus};
use axum::{Json, extract::State, response::Response};
use kernel::{Day, Message, Permission, Result, Rupiah, UserId};
use platform::{
    Actor, App,
    db::dialect::sum_of,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
    search::Way,
};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoSimpleExpr, QueryFilter, QuerySelect, Select,
    sea_query::{ExprTrait, SimpleExpr},
};
use serde::Serialize;
use utoipa::ToSchema;

/// Customers with a running service that the actor may see.
#[derive(Clone)]
pub(super) struct ActiveCustomers {
    app: App,
    actor: Actor,
}

/// The columns that the list shows.
#[derive(FromQueryResult)]
pub(super) struct Row {
    id: CustomerId,
    code: String,
    name: String,
    city: Option<String>,
    status: Status,
    owner_id: Option<UserId>,
    active_services: i64,
    mrr: Rupiah,
    active_since: Option<Day>,
    version: i64,
}

/// A customer with a running service.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ActiveCustomer {
    id: CustomerId,
    code: String,
    name: String,
    phone: Option<String>,
    whatsapp_url: Option<String>,
    city: Option<String>,
    status: Status,
    owner_id: Option<UserId>,
    owner_name: Option<String>,
    /// How many services run.
    active_services: i64,
    /// What these bring a month.
    mrr: Rupiah,
    /// Since when the oldest of these runs.
    since: Option<Day>,
    /// Every service that has not ended.
    services: Vec<RunningService>,
    version: i64,
}

/// Only customers with a running service. It stands in the statement itself: a partial index does not serve a
/// placeholder.
fn is_active() -> SimpleExpr {
    Column::ActiveServices.into_simple_expr().gt(SimpleExpr::Constant(0_i64.into()))
}

impl List for ActiveCustomers {
    type Entity = Entity;
    type Row = Row;
    type View = ActiveCustomer;
    const TITLE: Message = Message::new("active_customers", "Pelanggan aktif", "Active customers");

    fn listing(&self) -> Listing {
        let app = self.app.clone();
        Listing::new(Column::Id, "name")
            .sort("name", Column::NameFolded)
            .sort("mrr", Column::Mrr)
            .sort("since", Column::ActiveSince)
            .filter_choices::<Status>("status", Column::Status)
            .filter_with("service_status", |value| Some(services::with_status(value.parse().ok()?)))
            .filter_with("product_id", |value| Some(services::with_product(value.parse().ok()?)))
            .filter_ids("owner_id", Column::OwnerId)
            .filter_with("city", |value| Some(in_city(value)))
            .filter_days("since", Column::ActiveSince)
            .search(move |text| search::matches(&app, Way::Index, text))
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::Code,
                Column::Name,
                Column::City,
                Column::Status,
                Column::OwnerId,
                Column::ActiveServices,
                Column::Mrr,
                Column::ActiveSince,
                Column::Version,
            ])
            .filter(policy::visible(&self.actor))
            .filter(Column::DeletedAt.is_null())
            .filter(is_active())
    }

    async fn views(&self, app: &App, rows: Vec<Row>) -> Result<Vec<ActiveCustomer>> {
        let db = app.db().reader();
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let mut phones = phones::of_customers(app, db, ids.clone()).await?;
        let mut running = services::running(db, ids).await?;
        let owners = accounts::users::names(db, rows.iter().filter_map(|row| row.owner_id).collect()).await?;
        let view = |row: Row| {
            let phone = phones.remove(&row.id).and_then(|phones| phones.into_iter().next());
            ActiveCustomer {
                services: running.remove(&row.id).unwrap_or_default(),
                owner_name: row.owner_id.and_then(|owner| owners.get(&owner).cloned()),
                whatsapp_url: whatsapp_url(phone.as_ref()),
                phone,
                id: row.id,
                code: row.code,
                name: row.name,
                city: row.city,
                status: row.status,
                owner_id: row.owner_id,
                active_services: row.active_services,
                mrr: row.mrr,
                since: row.active_since,
                version: row.version,
            }
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<ActiveCustomer>> {
        vec![
            Field::new("code", "Kode", "Code", |row| row.code.clone().into()),
            Field::new("name", "Nama", "Name", |row| row.name.clone().into()),
            Field::new("phone", "Telepon", "Phone", |row| national(row.phone.as_ref()).into()),
            Field::new("city", "Kota", "City", |row| row.city.clone().into()),
            Field::new("services", "Layanan", "Services", |row| {
                let text = |service: &RunningService| format!("{} {}", service.number, service.product_name);
                row.services.iter().map(text).collect::<Vec<_>>().join("; ").into()
            }),
            Field::of(Holds::Money, "mrr", "Pendapatan per bulan", "Monthly revenue", |row| row.mrr.into()),
            Field::of(Holds::Day, "since", "Sejak", "Since", |row| row.since.into()),
            Field::new("owner_name", "Penanggung jawab", "Owner", |row| row.owner_name.clone().into()),
        ]
    }
}

/// List customers with a running service.
#[utoipa::path(get, path = "/api/customers/active", tag = "customers", params(ListParams, ("status" = Option<Status>, Query), ("service_status" = Option<ServiceStatus>, Query), ("product_id" = Option<String>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("since_from" = Option<String>, Query), ("since_to" = Option<String>, Query)), responses((status = 200, body = Page<ActiveCustomer>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    list::answer(&app, &actor, ActiveCustomers { app: app.clone(), actor: actor.clone() }, query).await
}

/// Active customers in one line.
#[derive(Debug, Default, FromQueryResult, Serialize, ToSchema)]
pub(super) struct ActiveCustomersSummary {
    customers: i64,
    services: i64,
    /// Monthly recurring revenue.
    mrr: Rupiah,
}

/// How many customers have a running service, how many run, and what these bring a month; takes the list's filters.
#[utoipa::path(get, path = "/api/customers/active/summary", tag = "customers", params(("q" = Option<String>, Query), ("status" = Option<Status>, Query), ("service_status" = Option<ServiceStatus>, Query), ("product_id" = Option<String>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("since_from" = Option<String>, Query), ("since_to" = Option<String>, Query)), responses((status = 200, body = ActiveCustomersSummary), Refusals))]
pub(super) async fn summary(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Json<ActiveCustomersSummary>> {
    actor.must(Permission::UseCustomers)?;
    let list = ActiveCustomers { app: app.clone(), actor };
    let asked = list.listing().read(app.zone(), query)?;
    let sums = list
        .select(&asked)
        .filter(asked.condition.clone())
        .select_only()
        .column_as(Column::Id.count(), "customers")
        .column_as(sum_of(Column::ActiveServices.into_simple_expr()), "services")
        .column_as(sum_of(Column::Mrr.into_simple_expr()), "mrr")
        .into_model::<ActiveCustomersSummary>()
        .one(app.db().reader())
        .await?;
    Ok(Json(sums.unwrap_or_default()))
}
