//! List products.

use super::{
    model::{Kind, ProductView},
    table::{Column, Entity, Model},
};
use crate::categories;
use axum::{extract::State, response::Response};
use kernel::{Message, Permission, Result};
use platform::{
    Actor, App,
    db::dialect::contains,
    http::{self, Refusals},
    list::{self, Asked, Cell, Column as Field, Kind as Holds, List, ListParams, ListQuery, Listing, Page},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, IntoSimpleExpr, QueryFilter, Select};

/// Products, as far as the actor reads them.
#[derive(Clone)]
pub(super) struct Products {
    actor: Actor,
}

impl List for Products {
    type Entity = Entity;
    type Row = Model;
    type View = ProductView;
    const TITLE: Message = Message::new("products", "Produk", "Products");

    fn listing(&self) -> Listing {
        let mut listing = Listing::new(Column::Id, "name")
            .sort("name", Column::NameFolded)
            .sort("sku", Column::SkuFolded)
            .sort("created_at", Column::CreatedAt)
            .filter_ids("category_id", Column::CategoryId)
            .filter_choices::<Kind>("kind", Column::Kind)
            .filter_flag("is_active", Column::IsActive)
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(|text| {
                Condition::any()
                    .add(contains(Column::NameFolded.into_simple_expr(), text))
                    .add(contains(Column::SkuFolded.into_simple_expr(), text))
            });
        if self.actor.may(Permission::ReadDeals) {
            listing = listing.sort("list_price", Column::ListPrice).filter_numbers("list_price", Column::ListPrice);
        }
        if self.actor.may(Permission::ReadCosts) {
            listing = listing.sort("cost_price", Column::CostPrice).sort("margin_bps", Column::MarginBps);
        }
        listing
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        match asked.values.is_true("trash") {
            true => Entity::find().filter(Column::DeletedAt.is_not_null()),
            false => Entity::find().filter(Column::DeletedAt.is_null()),
        }
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
        let mut columns: Vec<Field<ProductView>> = vec![
            Field::new("sku", "SKU", "SKU", |product| product.sku.clone().into()),
            Field::new("name", "Nama", "Name", |product| product.name.clone().into()),
            Field::new("category_name", "Kategori", "Category", |product| product.category_name.clone().into()),
            Field::new("kind", "Jenis", "Kind", |product| product.kind.to_string().into()),
            Field::new("unit", "Satuan", "Unit", |product| product.unit.clone().into()),
        ];
        if self.actor.may(Permission::ReadCosts) {
            columns.push(Field::of(Holds::Money, "cost_price", "HPP", "Cost price", |p| p.cost_price.into()));
            columns.push(Field::of(Holds::Percent, "margin_bps", "Margin sales", "Margin", |p| p.margin_bps.into()));
        }
        if self.actor.may(Permission::ReadDeals) {
            columns.push(Field::of(Holds::Money, "list_price", "Harga jual", "List price", |p| p.list_price.into()));
        }
        columns.push(Field::of(Holds::Integer, "speed_mbps", "Kecepatan (Mbps)", "Speed (Mbps)", |p| Cell::from(p.speed_mbps)));
        columns.push(Field::of(Holds::Bool, "is_active", "Aktif", "Active", |product| product.is_active.into()));
        columns
    }
}

/// List products.
#[utoipa::path(get, path = "/api/products", tag = "products", params(ListParams, ("category_id" = Option<String>, Query), ("kind" = Option<Kind>, Query), ("is_active" = Option<bool>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<ProductView>), Refusals))]
pub(super) async fn handler(State(app): State<App>, actor: Actor, query: ListQuery) -> http::Result<Response> {
    actor.must(Permission::ReadProducts)?;
    list::answer(&app, &actor, Products { actor: actor.clone() }, query).await
}
