//! List products.

use super::{
    model::{Kind, ProductView},
    policy::{self, Sees},
    search,
    table::{Column, Entity, FACETS, Model},
};
use crate::categories;
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    fields::{self, FieldOf},
    http::{self, Refusals},
    list::{self, Asked, Cell, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
    search::Way,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

/// Products, as far as the actor reads them.
#[derive(Clone)]
pub(super) struct Products {
    app: App,
    actor: Actor,
}

impl List for Products {
    type Entity = Entity;
    type Row = Model;
    type View = ProductView;
    const TITLE: Message = Message::new("products", "Produk", "Products");

    fn listing(&self) -> Listing {
        let (app, sees) = (self.app.clone(), policy::sees(&self.actor));
        let mut listing = Listing::new(Column::Id, "name")
            .sort("name", Column::NameFolded)
            .sort("created_at", Column::CreatedAt)
            .filter_flag("is_active", Column::IsActive)
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(move |text| search::matches(&app, (sees, Way::Index), text));
        if sees > Sees::Names {
            listing = listing
                .sort("sku", Column::SkuFolded)
                .sort("list_price", Column::ListPrice)
                .filter_ids("category_id", Column::CategoryId)
                .filter_choices::<Kind>("kind", Column::Kind)
                .filter_numbers("list_price", Column::ListPrice)
                .filter_with("tag", |tag| {
                    Some(Condition::all().add(Column::Id.in_subquery(FACETS.tagged(tag))))
                })
                .filter_fields(&self.app.settings().fields(FieldOf::Products), (Column::Id, FACETS));
        }
        if sees == Sees::Costs {
            listing = listing
                .sort("cost_price", Column::CostPrice)
                .sort("margin_bps", Column::MarginBps)
                .filter_numbers("cost_price", Column::CostPrice)
                .filter_numbers("margin_bps", Column::MarginBps);
        }
        listing
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let is_trash = asked.values.is_true("trash");
        Entity::find().filter(if is_trash {
            Column::DeletedAt.is_not_null()
        } else {
            Column::DeletedAt.is_null()
        })
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<ProductView>> {
        let ids = rows.iter().filter_map(|row| row.category_id).collect();
        let names = categories::names(app.db().reader(), ids).await?;
        let view = |row: Model| {
            let category = row.category_id.and_then(|id| names.get(&id).cloned());
            ProductView::new(&self.actor, row, category)
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn columns(&self) -> Vec<Field<ProductView>> {
        let own = self.app.settings().fields(FieldOf::Products);
        let own = fields::columns(&own, |row: &ProductView| row.offer.as_ref().map(|offer| &offer.custom));
        let first = [sku(), name()].into_iter().chain(kind());
        match policy::sees(&self.actor) {
            Sees::Names => vec![name()],
            Sees::Prices => first.chain(price()).chain(own).collect(),
            Sees::Costs => first.chain(costs()).chain(price()).chain(own).collect(),
        }
    }
}

const fn name() -> Field<ProductView> {
    Field::new("name", "Nama", "Name", |row| row.name.clone().into())
}

const fn sku() -> Field<ProductView> {
    Field::new("sku", "SKU", "SKU", |row| row.offer.as_ref().map(|offer| offer.sku.clone()).into())
}

fn kind() -> [Field<ProductView>; 3] {
    [
        Field::new("category_name", "Kategori", "Category", |row| {
            row.offer.as_ref().and_then(|offer| offer.category_name.clone()).into()
        }),
        Field::new("kind", "Jenis", "Kind", |row| {
            row.offer.as_ref().map(|offer| offer.kind.to_string()).into()
        }),
        Field::new("unit", "Satuan", "Unit", |row| row.offer.as_ref().map(|offer| offer.unit.clone()).into()),
    ]
}

fn costs() -> [Field<ProductView>; 2] {
    [
        Field::of(Holds::Money, "cost_price", "HPP", "Cost price", |row| {
            row.costs.map(|costs| costs.cost_price).into()
        }),
        Field::of(Holds::Percent, "margin_bps", "Margin sales", "Margin", |row| {
            row.costs.map(|costs| costs.margin_bps).into()
        }),
    ]
}

fn price() -> [Field<ProductView>; 6] {
    [
        Field::of(Holds::Money, "list_price", "Harga jual", "List price", |row| {
            row.offer.as_ref().map(|offer| offer.list_price).into()
        }),
        Field::of(Holds::Percent, "tax_bps", "Pajak", "Tax", |row| {
            row.offer.as_ref().and_then(|offer| offer.tax_bps).into()
        }),
        Field::of(Holds::Integer, "speed_mbps", "Kecepatan (Mbps)", "Speed (Mbps)", |row| {
            row.offer.as_ref().and_then(|offer| offer.speed_mbps).into()
        }),
        Field::new("description", "Keterangan", "Description", |row| {
            row.offer.as_ref().and_then(|offer| offer.description.clone()).into()
        }),
        Field::new("tags", "Label", "Tags", |row| {
            row.offer.as_ref().map(|offer| offer.tags.join(", ")).into()
        }),
        Field::of(Holds::Bool, "is_active", "Aktif", "Active", |row| Cell::from(row.is_active)),
    ]
}

/// List products. Who only reads names can only sort and search by name. `custom.key`, and `custom.key_from` and
/// `custom.key_to` of numbers and days, filter by own fields.
#[utoipa::path(get, path = "/api/products", tag = "products", params(ListParams, ("category_id" = Option<String>, Query), ("kind" = Option<Kind>, Query), ("is_active" = Option<bool>, Query), ("tag" = Option<String>, Query), ("list_price_from" = Option<i64>, Query), ("list_price_to" = Option<i64>, Query), ("cost_price_from" = Option<i64>, Query), ("cost_price_to" = Option<i64>, Query), ("margin_bps_from" = Option<i64>, Query), ("margin_bps_to" = Option<i64>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<ProductView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::ReadProducts)?;
    list::answer(&app, &actor, Products { app: app.clone(), actor: actor.clone() }, query).await
}
