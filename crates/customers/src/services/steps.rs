//! What happens to a service.

use super::{
    ServiceId,
    model::{ServiceView, Status, Step, WRONG_STATUS},
    queries,
    table::{ActiveModel, Entity, Model},
};
use crate::customers::{self, CustomerId};
use axum::extract::State;
use catalog::products::{self, ProductId};
use kernel::{Check, Day, Error, Fault, Faults, Permission, Result, Rupiah, check, error::Refusal, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db,
    http::{self, Body, IfMatch, Path, Refusals, Reply},
    live::{self, Audience},
};
use sea_orm::{EntityTrait, Set};
use serde::Deserialize;
use serde_json::json;
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

/// Opens a service that runs from its first day.
///
/// # Errors
/// Only what the database says.
pub async fn open(tx: &Tx, actor: &Actor, new: NewService) -> Result<ServiceId> {
    let id: ServiceId = tx.new_id();
    let billing_day = i64::from(chrono::Datelike::day(&new.started_on.date()));
    let row = ActiveModel {
        id: Set(id),
        number: Set(format!("SV-{:06}", db::next_number(tx, "service").await?)),
        customer_id: Set(new.customer_id),
        product_id: Set(new.product_id),
        deal_id: Set(new.deal_id),
        price: Set(new.price),
        started_on: Set(new.started_on),
        billing_day: Set(billing_day),
        status: Set(Status::Active),
        install_address: Set(new.install_address),
        ended_on: Set(None),
        end_reason: Set(None),
        suspend_reason: Set(None),
        version: Set(1),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
    };
    queries::insert(tx, row).await?;
    products::mark_used(tx, vec![new.product_id]).await?;
    changed(tx, actor, ("service.created", id), json!({ "price": new.price })).await?;
    Ok(id)
}

/// Records `action` on the service and its customer, and tells it.
async fn changed(
    tx: &Tx,
    actor: &Actor,
    (action, id): (&str, ServiceId),
    facts: serde_json::Value,
) -> Result<()> {
    let row: Model = Entity::find_by_id(id).one(tx).await?.ok_or(Error::NotFound)?;
    let customer = customers::find(tx, row.customer_id).await?;
    let mut facts = facts;
    facts["service"] = json!(row.number);
    let subject = Subject::new("customer", customer.id, format!("{} {}", customer.code, customer.name));
    audit::record(tx, actor, action, &subject, facts).await?;
    live::tell(tx, action, Some(id.0), Audience::Owned(Permission::UseCustomers, customer.owner_id)).await
}

/// A service opened by hand.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CreateService {
    customer_id: Option<CustomerId>,
    product_id: Option<ProductId>,
    /// The product's list price where absent.
    price: Option<i64>,
    /// Today where absent.
    started_on: Option<Day>,
    install_address: Option<String>,
}

impl Check for CreateService {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.customer_id.is_some(), "customer_id", &check::REQUIRED);
        faults.ensure(self.product_id.is_some(), "product_id", &check::REQUIRED);
        faults.number("price", self.price.unwrap_or_default(), 0, Rupiah::MAX_INPUT.get());
        faults.optional_text("install_address", self.install_address.as_deref(), 300);
    }
}

/// Open a service by hand.
#[utoipa::path(post, path = "/api/services", tag = "services", request_body = CreateService, responses((status = 201, body = ServiceView), Refusals))]
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreateService>,
) -> http::Result<Reply> {
    actor.must(Permission::UseCustomers)?;
    app.write(&actor, async |tx| {
        let (customer, product) = (input.customer_id.unwrap_or(CustomerId(Uuid::nil())), input.product_id);
        let mut faults = Faults::new();
        let is_known = customers::find_visible(tx, &actor, customer).await.is_ok();
        faults.ensure(is_known, "customer_id", &check::UNKNOWN_REFERENCE);
        let product = product.unwrap_or(ProductId(Uuid::nil()));
        let sold =
            products::find_for_sale(tx, vec![product]).await?.remove(&product).filter(|sold| sold.is_active);
        faults.ensure(sold.is_some(), "product_id", &check::UNKNOWN_REFERENCE);
        faults.finish()?;
        let price = input.price.map(Rupiah).or(sold.map(|sold| sold.list_price)).unwrap_or_default();
        let new = NewService {
            customer_id: customer,
            product_id: product,
            deal_id: None,
            price,
            started_on: input.started_on.unwrap_or_else(|| tx.today()),
            install_address: input.install_address.as_deref().map(text::clean_line),
        };
        let id = open(tx, &actor, new).await?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::created(view.version, &view)
    })
    .await
}

/// Why, and from which day.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct StepInput {
    reason: Option<String>,
    /// The last day of a service that ends; today where absent.
    ended_on: Option<Day>,
}

impl Check for StepInput {
    fn check(&self, faults: &mut Faults) {
        faults.optional_text("reason", self.reason.as_deref(), 500);
    }
}

/// Begin: the installation is done.
#[utoipa::path(post, path = "/api/services/{id}/start", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn start(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    take(app, actor, (id, seen, body), (Step::Start, "service.started")).await
}

/// Cut off for a while; a reason is needed.
#[utoipa::path(post, path = "/api/services/{id}/suspend", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn suspend(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    take(app, actor, (id, seen, body), (Step::Suspend, "service.suspended")).await
}

/// Let it run again.
#[utoipa::path(post, path = "/api/services/{id}/resume", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn resume(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    take(app, actor, (id, seen, body), (Step::Resume, "service.resumed")).await
}

/// End it for good; a reason is needed.
#[utoipa::path(post, path = "/api/services/{id}/terminate", tag = "services", params(("id" = ServiceId, Path)), request_body = StepInput, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn terminate(
    app: State<App>,
    actor: Actor,
    id: Path<ServiceId>,
    seen: IfMatch,
    body: Body<StepInput>,
) -> http::Result<Reply> {
    take(app, actor, (id, seen, body), (Step::Terminate, "service.terminated")).await
}

async fn take(
    State(app): State<App>,
    actor: Actor,
    (Path(id), IfMatch(seen), Body(input)): (Path<ServiceId>, IfMatch, Body<StepInput>),
    (step, action): (Step, &'static str),
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find(tx, &actor, id).await?;
        let reason = input.reason.as_deref().map(text::clean_line).filter(|reason| !reason.is_empty());
        if matches!(step, Step::Suspend | Step::Terminate) && reason.is_none() {
            return Err(Error::field("reason", &check::REQUIRED));
        }
        let next =
            row.status.after(step).ok_or_else(|| Refusal::new(&WRONG_STATUS).with("status", row.status))?;
        let mut changes = ActiveModel { status: Set(next), ..Default::default() };
        match step {
            Step::Suspend => changes.suspend_reason = Set(reason.clone()),
            Step::Start | Step::Resume => changes.suspend_reason = Set(None),
            Step::Terminate => {
                changes.ended_on =
                    Set(Some(input.ended_on.unwrap_or_else(|| tx.today()).max(row.started_on)));
                changes.end_reason = Set(reason.clone());
            }
        }
        if !queries::update_if(tx, id, (row.status, seen), changes).await? {
            let current = queries::view(tx, &actor, id).await?;
            return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
        }
        changed(tx, &actor, (action, id), json!({ "reason": reason })).await?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}

/// Another product for a running service.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ChangeProduct {
    product_id: Option<ProductId>,
    /// The product's list price where absent.
    price: Option<i64>,
    reason: Option<String>,
}

impl Check for ChangeProduct {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.product_id.is_some(), "product_id", &check::REQUIRED);
        faults.number("price", self.price.unwrap_or_default(), 0, Rupiah::MAX_INPUT.get());
        faults.optional_text("reason", self.reason.as_deref(), 500);
    }
}

/// Upgrade or downgrade; the history keeps what it was.
#[utoipa::path(post, path = "/api/services/{id}/change-product", tag = "services", params(("id" = ServiceId, Path)), request_body = ChangeProduct, responses((status = 200, body = ServiceView), Refusals))]
pub(super) async fn change_product(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ServiceId>,
    IfMatch(seen): IfMatch,
    Body(input): Body<ChangeProduct>,
) -> http::Result<Reply> {
    app.write(&actor, async |tx| {
        let row = queries::find(tx, &actor, id).await?;
        if row.status == Status::Terminated {
            return Err(Refusal::new(&WRONG_STATUS).with("status", row.status).into());
        }
        let product = input.product_id.unwrap_or(ProductId(Uuid::nil()));
        let sold =
            products::find_for_sale(tx, vec![product]).await?.remove(&product).filter(|sold| sold.is_active);
        let sold = sold.ok_or_else(|| Fault::new("product_id", &check::UNKNOWN_REFERENCE))?;
        let price = input.price.map_or(sold.list_price, Rupiah);
        let changes = ActiveModel { product_id: Set(product), price: Set(price), ..Default::default() };
        if !queries::update_if(tx, id, (row.status, seen), changes).await? {
            let current = queries::view(tx, &actor, id).await?;
            return Err(Error::Stale(Box::new(serde_json::to_value(current).map_err(Error::internal)?)));
        }
        products::mark_used(tx, vec![product]).await?;
        let after = queries::find(tx, &actor, id).await?;
        let reason = input.reason.as_deref().map(text::clean_line);
        queries::add_change(tx, &actor, (&row, &after), reason).await?;
        let facts = json!({ "product": sold.name, "from_price": row.price, "price": price });
        changed(tx, &actor, ("service.product_changed", id), facts).await?;
        let view = queries::view(tx, &actor, id).await?;
        Reply::tagged(view.version, &view)
    })
    .await
}
