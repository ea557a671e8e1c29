//! List customers, and those with a running service.

use super::{
    model::{CustomerView, Kind, Status},
    policy, queries,
    table::{Column, Entity, Model},
};
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    db::dialect::contains,
    http::{self, Refusals},
    list::{self, Asked, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

/// Customers that the actor may see.
#[derive(Clone)]
pub(crate) struct Customers {
    pub app: App,
    pub actor: Actor,
}

impl List for Customers {
    type Entity = Entity;
    type Row = Model;
    type View = CustomerView;
    const TITLE: Message = Message::new("customers", "Pelanggan", "Customers");

    fn listing(&self) -> Listing {
        let app = self.app.clone();
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("name", Column::NameFolded)
            .sort("code", Column::Code)
            .sort("lifetime_value", Column::LifetimeValue)
            .sort("last_purchase_on", Column::LastPurchaseOn)
            .filter_choices::<Status>("status", Column::Status)
            .filter_choices::<Kind>("kind", Column::Kind)
            .filter_ids("owner_id", Column::OwnerId)
            .filter_with("city", |value| {
                Some(Condition::all().add(Column::CityFolded.eq(kernel::text::fold(value))))
            })
            .filter_with("product_id", |value| Some(crate::services::with_product(value.parse().ok()?)))
            .filter_instants("created", Column::CreatedAt)
            .filter_days("last_purchase", Column::LastPurchaseOn)
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(move |text| {
                let mut any = Condition::any()
                    .add(contains(Column::NameFolded.into_simple_expr(), text))
                    .add(contains(Column::EmailFolded.into_simple_expr(), text))
                    .add(Column::Code.eq(text.to_uppercase()));
                if let Some(phone) = queries::has_phone(&app, text) {
                    any = any.add(phone);
                }
                any
            })
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let visible =
            Entity::find().filter(policy::visible(&self.actor)).filter(Column::MergedIntoId.is_null());
        if asked.values.is_true("trash") {
            visible.filter(Column::DeletedAt.is_not_null())
        } else {
            visible.filter(Column::DeletedAt.is_null())
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<CustomerView>> {
        queries::views(app, app.db().reader(), (&self.actor, rows)).await
    }

    fn columns(&self) -> Vec<Field<CustomerView>> {
        columns()
    }
}

fn national(phone: Option<&String>) -> Option<String> {
    phone.and_then(|phone| kernel::Phone::parse(phone)).map(|phone| phone.national())
}

fn columns() -> Vec<Field<CustomerView>> {
    vec![
        Field::new("code", "Kode", "Code", |row: &CustomerView| row.code.clone().into()),
        Field::new("name", "Nama", "Name", |row: &CustomerView| row.name.clone().into()),
        Field::new("phone", "Telepon", "Phone", |row: &CustomerView| national(row.phone.as_ref()).into()),
        Field::new("email", "Email", "Email", |row: &CustomerView| row.email.clone().into()),
        Field::new("organization", "Organisasi", "Organisation", |row: &CustomerView| {
            row.organization.clone().into()
        }),
        Field::new("city", "Kota", "City", |row: &CustomerView| row.address.city.clone().into()),
        Field::new("status", "Status", "Status", |row: &CustomerView| row.status.to_string().into()),
        Field::new("owner_name", "Penanggung jawab", "Owner", |row: &CustomerView| {
            row.owner_name.clone().into()
        }),
        Field::of(Holds::Integer, "purchase_count", "Jumlah pembelian", "Purchases", |row: &CustomerView| {
            row.purchase_count.into()
        }),
        Field::of(
            Holds::Money,
            "lifetime_value",
            "Nilai pembelian",
            "Lifetime value",
            |row: &CustomerView| row.lifetime_value.into(),
        ),
        Field::of(
            Holds::Day,
            "last_purchase_on",
            "Pembelian terakhir",
            "Last purchase",
            |row: &CustomerView| row.last_purchase_on.into(),
        ),
    ]
}

/// List customers.
#[utoipa::path(get, path = "/api/customers", tag = "customers", params(ListParams, ("status" = Option<Status>, Query), ("kind" = Option<Kind>, Query), ("owner_id" = Option<String>, Query), ("city" = Option<String>, Query), ("product_id" = Option<String>, Query), ("created_from" = Option<String>, Query), ("created_to" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<CustomerView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::UseCustomers)?;
    list::answer(&app, &actor, Customers { app: app.clone(), actor: actor.clone() }, query).await
}
