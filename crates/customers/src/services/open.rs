//! Open services: from a deal, or by hand.

use super::{
    ServiceId,
    model::{BELOW_LIST, ServiceView, Status},
    queries, spans,
    table::{ActiveModel, Model},
};
use crate::customers::{self, CustomerId, IN_FUTURE};
use axum::extract::State;
use catalog::products::{self, ProductId, SaleProduct};
use kernel::{Check, Day, Error, Faults, Permission, Result, Rupiah, check, text};
use platform::{
    Actor, App, Tx, audit, db,
    http::{self, Body, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

/// A new service.
#[derive(Clone, Debug)]
pub struct NewService {
    /// Whose it is.
    pub customer_id: CustomerId,
    /// What it is.
    pub product_id: ProductId,
    /// The deal it comes from.
    pub deal_id: Option<Uuid>,
    /// Rupiah a month.
    pub price: Rupiah,
    /// Since when.
    pub started_on: Day,
    /// Where it is installed.
    pub install_address: Option<String>,
}

/// How a service begins.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    status: Status,
    billing_day: i64,
}

impl Beginning {
    /// Runs at once and is billed on the day it began on.
    fn running_since(day: Day) -> Self {
        Self { status: Status::Active, billing_day: day_of_month(day) }
    }
}

/// The number of a day in its month.
pub(super) fn day_of_month(day: Day) -> i64 {
    i64::from(chrono::Datelike::day(&day.date()))
}

/// Opens a service that runs from its first day.
///
/// # Errors
/// Only what the database says.
pub async fn open(tx: &Tx, actor: &Actor, new: NewService) -> Result<ServiceId> {
    let opened = open_many(tx, actor, (new, 1)).await?;
    opened.into_iter().next().ok_or_else(|| Error::internal("one service was to be opened"))
}

/// Opens `quantity` services alike; they stand in the audit log as one entry.
///
/// # Errors
/// Only what the database says.
pub async fn open_many(tx: &Tx, actor: &Actor, (new, quantity): (NewService, i64)) -> Result<Vec<ServiceId>> {
    let beginning = Beginning::running_since(new.started_on);
    begin(tx, actor, (&new, beginning), quantity).await
}

async fn begin(
    tx: &Tx,
    actor: &Actor,
    (new, beginning): (&NewService, Beginning),
    quantity: i64,
) -> Result<Vec<ServiceId>> {
    let customer = customers::hold_winner(tx, new.customer_id).await?.id;
    let new = &NewService { customer_id: customer, ..new.clone() };
    let first = db::next_numbers(tx, "service", quantity).await?;
    let mut opened = Vec::new();
    for number in first..first + quantity {
        let service = queries::insert(tx, row(tx, (new, beginning), number)).await?;
        if service.status == Status::Active {
            spans::turn(tx, &service, new.started_on).await?;
        }
        opened.push(service);
    }
    products::mark_used(tx, vec![new.product_id]).await?;
    customers::count_services(tx, new.customer_id).await?;
    let numbers: Vec<_> = opened.iter().map(|service| service.number.as_str()).collect();
    let facts = json!({ "services": numbers, "price": new.price, "started_on": new.started_on });
    tell(tx, actor, ("service.created", new.customer_id), (opened.first(), facts)).await?;
    Ok(opened.into_iter().map(|service| service.id).collect())
}

fn row(tx: &Tx, (new, beginning): (&NewService, Beginning), number: i64) -> ActiveModel {
    ActiveModel {
        id: Set(tx.new_id()),
        number: Set(format!("SV-{number:06}")),
        customer_id: Set(new.customer_id),
        product_id: Set(new.product_id),
        deal_id: Set(new.deal_id),
        price: Set(new.price),
        started_on: Set(new.started_on),
        billing_day: Set(beginning.billing_day),
        status: Set(beginning.status),
        install_address: Set(new.install_address.clone()),
        ended_on: Set(None),
        end_reason: Set(None),
        suspend_reason: Set(None),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    }
}

/// Records `action` on the service's customer and tells it.
pub(super) async fn tell(
    tx: &Tx,
    actor: &Actor,
    (action, customer): (&str, CustomerId),
    (service, facts): (Option<&Model>, Value),
) -> Result<()> {
    let customer = customers::find(tx, customer).await?;
    audit::record(tx, actor, action, &customers::subject(&customer), facts).await?;
    let audience = Audience::Owned(Permission::UseCustomers, customer.owner_id);
    live::tell(tx, action, service.map(|service| service.id.0), audience).await
}

/// How a service begins that is opened by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FirstStatus {
    /// Waits to be installed; runs and is paid from its start on.
    PendingInstall,
    /// Runs already.
    #[default]
    Active,
}

/// A service opened by hand.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateService {
    customer_id: Option<CustomerId>,
    product_id: Option<ProductId>,
    /// The product's list price where absent.
    price: Option<i64>,
    /// Today where absent; a day to come only for one that waits to be installed.
    started_on: Option<Day>,
    /// The day of `started_on` where absent.
    billing_day: Option<i64>,
    status: FirstStatus,
    install_address: Option<String>,
}

impl Check for CreateService {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.customer_id.is_some(), "customer_id", &check::REQUIRED);
        faults.ensure(self.product_id.is_some(), "product_id", &check::REQUIRED);
        faults.number("price", self.price.unwrap_or_default(), 0, Rupiah::MAX_INPUT.get());
        faults.number("billing_day", self.billing_day.unwrap_or(1), 1, 31);
        faults.optional_text("install_address", self.install_address.as_deref(), 300);
    }
}

/// Open a service by hand. Sales cannot go below the list price without a deal.
#[utoipa::path(post, path = "/api/services", tag = "services", request_body = CreateService, responses((status = 201, body = ServiceView), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateService>,
) -> http::Result<Reply> {
    customers::must_write(&actor)?;
    app.write(&actor, async |tx| {
        let (new, beginning) = check_references(tx, &actor, &input).await?;
        let opened = begin(tx, &actor, (&new, beginning), 1).await?;
        let id = opened.first().copied().ok_or(Error::NotFound)?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::created(view.version, &view)
    })
    .await
}

async fn check_references(tx: &Tx, actor: &Actor, input: &CreateService) -> Result<(NewService, Beginning)> {
    let customer_id = input.customer_id.unwrap_or(CustomerId(Uuid::nil()));
    let product_id = input.product_id.unwrap_or(ProductId(Uuid::nil()));
    let started_on = input.started_on.unwrap_or_else(|| tx.today());
    let status = match input.status {
        FirstStatus::PendingInstall => Status::PendingInstall,
        FirstStatus::Active => Status::Active,
    };
    let mut faults = Faults::new();
    let is_known = customers::find_living(tx, actor, customer_id).await.is_ok();
    faults.ensure(is_known, "customer_id", &check::UNKNOWN_REFERENCE);
    faults.ensure(status == Status::PendingInstall || started_on <= tx.today(), "started_on", &IN_FUTURE);
    let sold = find_sold(tx, product_id).await?;
    let price = check_price(actor, (input.price, sold.as_ref()), &mut faults);
    faults.finish()?;
    let new = NewService {
        customer_id,
        product_id,
        deal_id: None,
        price,
        started_on,
        install_address: input
            .install_address
            .as_deref()
            .map(text::clean_line)
            .filter(|text| !text.is_empty()),
    };
    let billing_day = input.billing_day.unwrap_or_else(|| day_of_month(started_on));
    Ok((new, Beginning { status, billing_day }))
}

/// The product, if it may be sold.
pub(super) async fn find_sold(tx: &Tx, id: ProductId) -> Result<Option<SaleProduct>> {
    Ok(products::find_for_sale(tx, vec![id]).await?.remove(&id).filter(|product| product.is_active))
}

/// The price of a service: the list price, or what was asked where `actor` may.
pub(super) fn check_price(
    actor: &Actor,
    (asked, product): (Option<i64>, Option<&SaleProduct>),
    faults: &mut Faults,
) -> Rupiah {
    let Some(product) = product else {
        faults.push("product_id", &check::UNKNOWN_REFERENCE);
        return Rupiah::ZERO;
    };
    let price = asked.map_or(product.list_price, Rupiah);
    let is_free = price >= product.list_price || customers::may_set_any_price(actor);
    faults.ensure(is_free, "price", &BELOW_LIST);
    price
}
