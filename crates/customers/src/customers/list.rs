//! List customers.

use super::{
    CustomerId,
    model::{Address, Kind, Status},
    phones,
    policy::{self, Standing},
    search,
    table::{Column, Entity, FACETS},
    view::{CustomerCan, whatsapp_url},
};
use axum::{extract::State, response::Response};
use kernel::{Day, Instant, Message, Permission, Phone, Result, Rupiah, UserId, text};
use platform::{
    Actor, App,
    fields::{self, FieldOf},
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
    search::{Way, way_to},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Select, prelude::Json,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Customers that the actor may see.
#[derive(Clone)]
pub(super) struct Customers {
    app: App,
    actor: Actor,
    /// How a text that is searched for is found.
    way: Way,
}

/// The columns that the list shows.
#[derive(FromQueryResult)]
pub(super) struct Row {
    id: CustomerId,
    code: String,
    kind: Kind,
    name: String,
    email: Option<String>,
    street: Option<String>,
    village: Option<String>,
    district: Option<String>,
    city: Option<String>,
    province: Option<String>,
    postal_code: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    organization: Option<String>,
    status: Status,
    owner_id: Option<UserId>,
    tags: Json,
    custom: Json,
    first_purchase_on: Option<Day>,
    last_purchase_on: Option<Day>,
    purchase_count: i64,
    lifetime_value: Rupiah,
    active_services: i64,
    mrr: Rupiah,
    inactive_proposed_on: Option<Day>,
    merged_into_id: Option<CustomerId>,
    version: i64,
    created_at: Instant,
    updated_at: Instant,
    deleted_at: Option<Instant>,
}

const SHOWN: [Column; 30] = [
    Column::Id,
    Column::Code,
    Column::Kind,
    Column::Name,
    Column::Email,
    Column::Street,
    Column::Village,
    Column::District,
    Column::City,
    Column::Province,
    Column::PostalCode,
    Column::Latitude,
    Column::Longitude,
    Column::Organization,
    Column::Status,
    Column::OwnerId,
    Column::Tags,
    Column::Custom,
    Column::FirstPurchaseOn,
    Column::LastPurchaseOn,
    Column::PurchaseCount,
    Column::LifetimeValue,
    Column::ActiveServices,
    Column::Mrr,
    Column::InactiveProposedOn,
    Column::MergedIntoId,
    Column::Version,
    Column::CreatedAt,
    Column::UpdatedAt,
    Column::DeletedAt,
];

/// A customer as the list shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ListedCustomer {
    id: CustomerId,
    code: String,
    kind: Kind,
    name: String,
    phone: Option<String>,
    whatsapp_url: Option<String>,
    email: Option<String>,
    address: Address,
    organization: Option<String>,
    status: Status,
    owner_id: Option<UserId>,
    owner_name: Option<String>,
    tags: Vec<String>,
    /// Own fields.
    #[schema(value_type = Object)]
    custom: Json,
    first_purchase_on: Option<Day>,
    last_purchase_on: Option<Day>,
    purchase_count: i64,
    lifetime_value: Rupiah,
    active_services: i64,
    mrr: Rupiah,
    inactive_proposed_on: Option<Day>,
    version: i64,
    #[schema(value_type = DateTime<Utc>)]
    created_at: Instant,
    #[schema(value_type = DateTime<Utc>)]
    updated_at: Instant,
    #[schema(value_type = Option<DateTime<Utc>>)]
    deleted_at: Option<Instant>,
    can: CustomerCan,
}

impl ListedCustomer {
    fn new(actor: &Actor, row: Row, (phone, owner_name): (Option<String>, Option<String>)) -> Self {
        let standing = Standing {
            owner: row.owner_id,
            is_deleted: row.deleted_at.is_some(),
            merged_into: row.merged_into_id,
        };
        Self {
            can: policy::can(actor, standing),
            id: row.id,
            code: row.code,
            kind: row.kind,
            name: row.name,
            whatsapp_url: whatsapp_url(phone.as_ref()),
            phone,
            email: row.email,
            address: Address {
                street: row.street,
                village: row.village,
                district: row.district,
                city: row.city,
                province: row.province,
                postal_code: row.postal_code,
                lat: row.latitude,
                lng: row.longitude,
            },
            organization: row.organization,
            status: row.status,
            owner_id: row.owner_id,
            owner_name,
            tags: serde_json::from_value(row.tags).unwrap_or_default(),
            custom: row.custom,
            first_purchase_on: row.first_purchase_on,
            last_purchase_on: row.last_purchase_on,
            purchase_count: row.purchase_count,
            lifetime_value: row.lifetime_value,
            active_services: row.active_services,
            mrr: row.mrr,
            inactive_proposed_on: row.inactive_proposed_on,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// Customers in a city of this name.
pub(crate) fn in_city(name: &str) -> Condition {
    Condition::all().add(Column::CityFolded.eq(text::fold(name)))
}

/// Customers with this label.
fn with_tag(tag: &str) -> Condition {
    Condition::all().add(Column::Id.in_subquery(FACETS.tagged(tag)))
}

fn proposed(value: &str) -> Option<Condition> {
    let is_proposed = match value {
        "true" => Column::InactiveProposedOn.is_not_null(),
        "false" => Column::InactiveProposedOn.is_null(),
        _ => return None,
    };
    Some(Condition::all().add(is_proposed))
}

impl List for Customers {
    type Entity = Entity;
    type Row = Row;
    type View = ListedCustomer;
    const TITLE: Message = Message::new("customers", "Pelanggan", "Customers");

    fn listing(&self) -> Listing {
        let (app, way) = (self.app.clone(), self.way);
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("name", Column::NameFolded)
            .sort("code", Column::Code)
            .sort("lifetime_value", Column::LifetimeValue)
            .sort("last_purchase_on", Column::LastPurchaseOn)
            .filter_choices::<Status>("status", Column::Status)
            .filter_choices::<Kind>("kind", Column::Kind)
            .filter_ids("owner_id", Column::OwnerId)
            .filter_with("city", |value| Some(in_city(value)))
            .filter_with("tag", |value| Some(with_tag(value)))
            .filter_with("product_id", |value| Some(crate::services::with_product(value.parse().ok()?)))
            .filter_with("inactive_proposed", proposed)
            .filter_instants("created", Column::CreatedAt)
            .filter_days("last_purchase", Column::LastPurchaseOn)
            .filter_fields(&self.app.settings().fields(FieldOf::Customers), (Column::Id, FACETS))
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(move |text| search::matches(&app, way, text))
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let is_trash = asked.values.is_true("trash");
        Entity::find()
            .select_only()
            .columns(SHOWN)
            .filter(policy::visible(&self.actor))
            .filter(Column::MergedIntoId.is_null())
            .filter(if is_trash { Column::DeletedAt.is_not_null() } else { Column::DeletedAt.is_null() })
    }

    async fn views(&self, app: &App, rows: Vec<Row>) -> Result<Vec<ListedCustomer>> {
        let db = app.db().reader();
        let mut phones = phones::of_customers(app, db, rows.iter().map(|row| row.id).collect()).await?;
        let owners = accounts::users::names(db, rows.iter().filter_map(|row| row.owner_id).collect()).await?;
        let view = |row: Row| {
            let phone = phones.remove(&row.id).and_then(|phones| phones.into_iter().next());
            let owner = row.owner_id.and_then(|owner| owners.get(&owner).cloned());
            ListedCustomer::new(&self.actor, row, (phone, owner))
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<ListedCustomer>> {
        let own = self.app.settings().fields(FieldOf::Customers);
        let own = fields::columns(&own, |row: &ListedCustomer| Some(&row.custom));
        columns().into_iter().chain(own).collect()
    }
}

fn columns() -> Vec<Field<ListedCustomer>> {
    vec![
        Field::new("code", "Kode", "Code", |row| row.code.clone().into()),
        Field::new("kind", "Jenis", "Kind", |row| row.kind.to_string().into()),
        Field::new("name", "Nama", "Name", |row| row.name.clone().into()),
        Field::new("phone", "Telepon", "Phone", |row| national(row.phone.as_ref()).into()),
        Field::new("email", "Email", "Email", |row| row.email.clone().into()),
        Field::new("organization", "Organisasi", "Organisation", |row| row.organization.clone().into()),
        Field::new("street", "Jalan", "Street", |row| row.address.street.clone().into()),
        Field::new("city", "Kota", "City", |row| row.address.city.clone().into()),
        Field::new("province", "Provinsi", "Province", |row| row.address.province.clone().into()),
        Field::new("status", "Status", "Status", |row| row.status.to_string().into()),
        Field::new("owner_name", "Penanggung jawab", "Owner", |row| row.owner_name.clone().into()),
        Field::new("tags", "Label", "Tags", |row| row.tags.join(", ").into()),
        Field::of(Holds::Integer, "purchase_count", "Pembelian", "Purchases", |row| {
            row.purchase_count.into()
        }),
        Field::of(Holds::Money, "lifetime_value", "Nilai pembelian", "Lifetime value", |row| {
            row.lifetime_value.into()
        }),
        Field::of(Holds::Day, "last_purchase_on", "Pembelian terakhir", "Last purchase", |row| {
            row.last_purchase_on.into()
        }),
        Field::of(Holds::Integer, "active_services", "Layanan aktif", "Active services", |row| {
            row.active_services.into()
        }),
        Field::of(Holds::Money, "mrr", "Pendapatan per bulan", "Monthly revenue", |row| row.mrr.into()),
        Field::of(Holds::Instant, "created_at", "Dibuat", "Created", |row| row.created_at.into()),
    ]
}

/// A phone as people at home write it.
pub(super) fn national(phone: Option<&String>) -> Option<String> {
    phone.and_then(|phone| Phone::kept(phone)).map(|phone| phone.national())
}

/// List customers; `custom.key`, and `custom.key_from` and `custom.key_to` of numbers and days, filter by own fields.
#[utoipa::path(get, path = "/api/customers", tag = "customers", params(ListParams, ("status" = Option<Status>, Query), ("kind" = Option<Kind>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("tag" = Option<String>, Query), ("product_id" = Option<String>, Query), ("inactive_proposed" = Option<bool>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query), ("last_purchase_from" = Option<String>, Query), ("last_purchase_to" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<ListedCustomer>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    let way = way_to(&app, &search::TRIGRAM, &query).await?;
    list::answer(&app, &actor, Customers { app: app.clone(), actor: actor.clone(), way }, query).await
}
