//! Purchases: what was bought on a day. Totals are computed here.

mod table;

use crate::customers::{self, CustomerId};
use axum::{Json, extract::State, response::Response};
use catalog::products::{self, ProductId};
use kernel::{Check, Day, Error, Faults, Instant, Message, Permission, Result, Rupiah, check, text};
use platform::{
    Actor, App, Tx,
    audit::{self, Subject},
    db,
    http::{self, Body, Path, Refusals, Reply},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
    live::{self, Audience},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select, Set,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use table::{ActiveModel, Column, Entity, Model, item};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

kernel::id! {
    /// Names a purchase.
    PurchaseId
}

const TOTAL_TOO_HIGH: Message =
    Message::new("too_high", "Jumlahnya terlalu besar.", "The total is too large.");
const DISCOUNT_TOO_HIGH: Message =
    Message::new("too_high", "Potongan melebihi jumlah.", "The discount exceeds the total.");
const IN_FUTURE: Message =
    Message::new("in_the_future", "Tanggalnya belum tiba.", "This day has not come yet.");
const MAX_ITEMS: usize = 500;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_purchases, create))
        .routes(routes!(show))
        .routes(routes!(list_of_customer))
}

/// Something that was bought.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// What it is, where it is in the catalogue.
    pub product_id: Option<ProductId>,
    /// What it was called.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// Rupiah each.
    pub unit_price: Rupiah,
}

/// A new purchase.
#[derive(Clone, Debug)]
pub struct NewPurchase {
    /// Who bought.
    pub customer_id: CustomerId,
    /// The deal it comes from; one deal makes one purchase.
    pub deal_id: Option<Uuid>,
    /// The business day.
    pub on_date: Day,
    /// What was bought.
    pub items: Vec<NewItem>,
    /// Taken off the total.
    pub discount: Rupiah,
    /// `deal`, `manual`, `import` or `invoice`.
    pub source: &'static str,
    /// A note.
    pub note: Option<String>,
}

/// Records a purchase and what the system keeps about its customer.
///
/// # Errors
/// `Invalid` where the total does not fit; a broken unique index where the deal has a purchase already.
pub async fn record(tx: &Tx, actor: &Actor, new: NewPurchase) -> Result<PurchaseId> {
    let gross = total_of(&new.items).ok_or_else(|| Error::field("items", &TOTAL_TOO_HIGH))?;
    let total = gross.checked_sub(new.discount).filter(|total| !total.is_negative());
    let total = total.ok_or_else(|| Error::field("discount", &DISCOUNT_TOO_HIGH))?;
    let id: PurchaseId = tx.new_id();
    let number = format!("PB-{:06}", db::next_number(tx, "purchase").await?);
    let row = ActiveModel {
        id: Set(id),
        number: Set(number.clone()),
        customer_id: Set(new.customer_id),
        deal_id: Set(new.deal_id),
        on_date: Set(new.on_date),
        discount: Set(new.discount),
        total: Set(total),
        source: Set(new.source.to_owned()),
        note: Set(new.note),
        created_by: Set(actor.user_id().map(Uuid::from)),
        created_at: Set(tx.now()),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    insert_items(tx, id, &new.items).await?;
    products::mark_used(tx, new.items.iter().filter_map(|item| item.product_id).collect()).await?;
    customers::add_purchase(tx, new.customer_id, (new.on_date, total)).await?;
    let customer = customers::find(tx, new.customer_id).await?;
    let subject = Subject::new("customer", customer.id, format!("{} {}", customer.code, customer.name));
    audit::record(tx, actor, "purchase.created", &subject, json!({ "purchase": number, "total": total }))
        .await?;
    let audience = Audience::Owned(Permission::UseCustomers, customer.owner_id);
    live::tell(tx, "purchase.created", Some(id.0), audience).await?;
    Ok(id)
}

fn total_of(items: &[NewItem]) -> Option<Rupiah> {
    let totals: Option<Vec<_>> =
        items.iter().map(|item| item.unit_price.checked_mul(item.quantity)).collect();
    Rupiah::checked_sum(totals?).filter(|total| *total <= Rupiah::MAX_INPUT)
}

async fn insert_items(tx: &Tx, id: PurchaseId, items: &[NewItem]) -> Result<()> {
    let row = |(position, item): (i64, &NewItem)| item::ActiveModel {
        id: Set(tx.new_id()),
        purchase_id: Set(id),
        position: Set(position),
        product_id: Set(item.product_id),
        name: Set(item.name.clone()),
        quantity: Set(item.quantity),
        unit_price: Set(item.unit_price),
        total: Set(item.unit_price.checked_mul(item.quantity).unwrap_or_default()),
    };
    let rows: Vec<_> = (0..).zip(items).map(row).collect();
    for chunk in rows.chunks(100) {
        item::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// One line of a purchase.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct ItemView {
    product_id: Option<ProductId>,
    name: String,
    quantity: i64,
    unit_price: Rupiah,
    total: Rupiah,
}

/// A purchase.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PurchaseView {
    id: PurchaseId,
    number: String,
    customer_id: CustomerId,
    customer_name: String,
    deal_id: Option<Uuid>,
    on_date: Day,
    items: Vec<ItemView>,
    discount: Rupiah,
    total: Rupiah,
    /// `deal`, `manual`, `import` or `invoice`.
    source: String,
    note: Option<String>,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
}

async fn views(db: &impl ConnectionTrait, rows: Vec<Model>) -> Result<Vec<PurchaseView>> {
    let names = customers::names(db, rows.iter().map(|row| row.customer_id).collect()).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let lines = item::Entity::find()
        .filter(item::Column::PurchaseId.is_in(ids))
        .order_by_asc(item::Column::Position)
        .all(db)
        .await?;
    let mut items: HashMap<PurchaseId, Vec<ItemView>> = HashMap::new();
    for line in lines {
        items.entry(line.purchase_id).or_default().push(ItemView {
            product_id: line.product_id,
            name: line.name,
            quantity: line.quantity,
            unit_price: line.unit_price,
            total: line.total,
        });
    }
    let view = |row: Model| PurchaseView {
        items: items.remove(&row.id).unwrap_or_default(),
        customer_name: names.get(&row.customer_id).cloned().unwrap_or_default(),
        id: row.id,
        number: row.number,
        customer_id: row.customer_id,
        deal_id: row.deal_id,
        on_date: row.on_date,
        discount: row.discount,
        total: row.total,
        source: row.source,
        note: row.note,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The last 1,000 purchases of a customer, the newest first.
pub(crate) async fn of_customer(db: &impl ConnectionTrait, id: CustomerId) -> Result<Vec<PurchaseView>> {
    let rows = Entity::find()
        .filter(Column::CustomerId.eq(id))
        .order_by_desc(Column::OnDate)
        .order_by_desc(Column::Id)
        .limit(1_000)
        .all(db)
        .await?;
    views(db, rows).await
}

fn visible(actor: &Actor) -> Condition {
    let seen = customers::Entity::find()
        .select_only()
        .column(customers::Column::Id)
        .filter(customers::visible(actor))
        .into_query();
    Condition::all().add(Column::CustomerId.in_subquery(seen))
}

#[derive(Clone)]
struct Purchases {
    actor: Actor,
    customer: Option<CustomerId>,
}

impl List for Purchases {
    type Entity = Entity;
    type Row = Model;
    type View = PurchaseView;
    const TITLE: Message = Message::new("purchases", "Pembelian", "Purchases");

    fn listing(&self) -> Listing {
        Listing::new(Column::Id, "-on_date")
            .sort("on_date", Column::OnDate)
            .sort("total", Column::Total)
            .sort("number", Column::Number)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_texts("source", Column::Source)
            .filter_days("on_date", Column::OnDate)
            .filter_numbers("total", Column::Total)
    }

    fn select(&self, _: &Asked) -> Select<Entity> {
        let seen = Entity::find().filter(visible(&self.actor));
        match self.customer {
            Some(customer) => seen.filter(Column::CustomerId.eq(customer)),
            None => seen,
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<PurchaseView>> {
        views(app.db().reader(), rows).await
    }

    fn columns(&self) -> Vec<Field<PurchaseView>> {
        vec![
            Field::new("number", "Nomor", "Number", |row: &PurchaseView| row.number.clone().into()),
            Field::of(Kind::Day, "on_date", "Tanggal", "Date", |row: &PurchaseView| row.on_date.into()),
            Field::new("customer_name", "Pelanggan", "Customer", |row: &PurchaseView| {
                row.customer_name.clone().into()
            }),
            Field::new("items", "Barang", "Items", |row: &PurchaseView| {
                let text = |item: &ItemView| format!("{} × {}", item.quantity, item.name);
                row.items.iter().map(text).collect::<Vec<_>>().join("; ").into()
            }),
            Field::of(Kind::Money, "discount", "Potongan", "Discount", |row: &PurchaseView| {
                row.discount.into()
            }),
            Field::of(Kind::Money, "total", "Jumlah", "Total", |row: &PurchaseView| row.total.into()),
            Field::new("source", "Asal", "Source", |row: &PurchaseView| row.source.clone().into()),
        ]
    }
}

/// List purchases.
#[utoipa::path(get, path = "/api/purchases", tag = "purchases", params(ListParams, ("customer_id" = Option<String>, Query), ("source" = Option<String>, Query), ("on_date_from" = Option<String>, Query), ("on_date_to" = Option<String>, Query)), responses((status = 200, body = Page<PurchaseView>), Refusals))]
async fn list_purchases(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    list::answer(&app, &actor, Purchases { actor: actor.clone(), customer: None }, query).await
}

/// Purchases of a customer.
#[utoipa::path(get, path = "/api/customers/{id}/purchases", tag = "purchases", params(("id" = CustomerId, Path), ListParams), responses((status = 200, body = Page<PurchaseView>), Refusals))]
async fn list_of_customer(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<CustomerId>,
    query: ListQuery,
) -> http::Result<Response> {
    customers::find_visible(app.db().reader(), &actor, id).await?;
    list::answer(&app, &actor, Purchases { actor: actor.clone(), customer: Some(id) }, query).await
}

async fn find_view(db: &impl ConnectionTrait, actor: &Actor, id: PurchaseId) -> Result<PurchaseView> {
    let row = Entity::find_by_id(id).filter(visible(actor)).one(db).await?.ok_or(Error::NotFound)?;
    views(db, vec![row]).await?.pop().ok_or(Error::NotFound)
}

/// Look at a purchase.
#[utoipa::path(get, path = "/api/purchases/{id}", tag = "purchases", params(("id" = PurchaseId, Path)), responses((status = 200, body = PurchaseView), Refusals))]
async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<PurchaseId>,
) -> http::Result<Json<PurchaseView>> {
    Ok(Json(find_view(app.db().reader(), &actor, id).await?))
}

/// One line of a purchase as people type it.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct CreateItem {
    product_id: Option<ProductId>,
    /// The product's name where absent.
    name: Option<String>,
    quantity: i64,
    unit_price: i64,
}

/// A purchase as people type it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
struct CreatePurchase {
    customer_id: Option<CustomerId>,
    /// Today where absent.
    on_date: Option<Day>,
    items: Vec<CreateItem>,
    discount: i64,
    note: Option<String>,
}

impl Check for CreatePurchase {
    fn check(&self, faults: &mut Faults) {
        faults.ensure(self.customer_id.is_some(), "customer_id", &check::REQUIRED);
        faults.ensure(!self.items.is_empty(), "items", &check::REQUIRED);
        faults.ensure(self.items.len() <= MAX_ITEMS, "items", &check::TOO_MANY);
        for (index, item) in self.items.iter().enumerate().take(MAX_ITEMS) {
            let field = |name: &str| format!("items[{index}].{name}");
            faults.number(&field("quantity"), item.quantity, 1, 1_000_000);
            faults.number(&field("unit_price"), item.unit_price, 0, Rupiah::MAX_INPUT.get());
            let is_named =
                item.product_id.is_some() || item.name.as_deref().is_some_and(|name| !name.trim().is_empty());
            faults.ensure(is_named, field("name"), &check::REQUIRED);
            faults.optional_text(&field("name"), item.name.as_deref(), 160);
        }
        faults.number("discount", self.discount, 0, Rupiah::MAX_INPUT.get());
        faults.optional_text("note", self.note.as_deref(), 2_000);
    }
}

/// Record a purchase by hand.
#[utoipa::path(post, path = "/api/purchases", tag = "purchases", request_body = CreatePurchase, responses((status = 201, body = PurchaseView), Refusals))]
async fn create(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<CreatePurchase>,
) -> http::Result<Reply> {
    actor.must(Permission::UseCustomers)?;
    app.write(&actor, async |tx| {
        let customer = input.customer_id.unwrap_or(CustomerId(Uuid::nil()));
        let on_date = input.on_date.unwrap_or_else(|| tx.today());
        let names =
            products::names(tx, input.items.iter().filter_map(|item| item.product_id).collect()).await?;
        let mut faults = Faults::new();
        let is_known = customers::find_visible(tx, &actor, customer).await.is_ok();
        faults.ensure(is_known, "customer_id", &check::UNKNOWN_REFERENCE);
        faults.ensure(on_date <= tx.today(), "on_date", &IN_FUTURE);
        for (index, item) in input.items.iter().enumerate() {
            let is_known = item.product_id.is_none_or(|id| names.contains_key(&id));
            faults.ensure(is_known, format!("items[{index}].product_id"), &check::UNKNOWN_REFERENCE);
        }
        faults.finish()?;
        let item = |item: &CreateItem| NewItem {
            product_id: item.product_id,
            name: match (&item.name, item.product_id) {
                (Some(name), _) => text::clean_line(name),
                (None, Some(id)) => names.get(&id).cloned().unwrap_or_default(),
                (None, None) => String::new(),
            },
            quantity: item.quantity,
            unit_price: Rupiah(item.unit_price),
        };
        let new = NewPurchase {
            customer_id: customer,
            deal_id: None,
            on_date,
            items: input.items.iter().map(item).collect(),
            discount: Rupiah(input.discount),
            source: "manual",
            note: input.note.as_deref().map(text::clean_block),
        };
        let id = record(tx, &actor, new).await?;
        Reply::created(1, &find_view(tx, &actor, id).await?)
    })
    .await
}
