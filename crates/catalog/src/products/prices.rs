//! Which prices a product had, and what a price would be.

use super::{
    ProductId,
    model::{self, Numbers, ProductCosts, basis_points},
    policy::{self, Sees},
    queries,
};
use axum::{Json, extract::State, response::Response};
use kernel::{Check, Error, Faults, Instant, Message, Permission, Rupiah, UserId};
use platform::{
    Actor, App,
    http::{self, Body, Path, Query, Refusals},
    list::{Column as Field, Kind, Whole, WholeListParams},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A price that a product had.
#[derive(Debug, Serialize, ToSchema)]
struct PriceView {
    #[schema(value_type = DateTime<Utc>)]
    at: Instant,
    /// Who set it; `null` for the program, which follows the rounding setting.
    changed_by: Option<UserId>,
    changed_by_name: Option<String>,
    #[serde(flatten)]
    #[schema(value_type = ProductCosts)]
    costs: Option<ProductCosts>,
    list_price: Rupiah,
}

/// The last 200 prices that a product had, the newest first.
#[utoipa::path(get, path = "/api/products/{id}/prices", tag = "products", params(("id" = ProductId, Path), WholeListParams), responses((status = 200, body = Whole<PriceView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ProductId>,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    actor.must_see(Permission::ReadProducts)?;
    let db = app.db().reader();
    queries::find(db, id).await?;
    let sees = policy::sees(&actor);
    if sees == Sees::Names {
        return Err(Error::Forbidden.into());
    }
    let rows = queries::prices(db, id).await?;
    let names = accounts::users::names(db, rows.iter().filter_map(|row| row.changed_by).collect()).await?;
    let data = rows.into_iter().map(|row| PriceView {
        at: row.at,
        changed_by_name: row.changed_by.and_then(|id| names.get(&id).cloned()),
        changed_by: row.changed_by,
        costs: (sees == Sees::Costs)
            .then_some(ProductCosts { cost_price: row.cost_price, margin_bps: row.margin_bps }),
        list_price: row.list_price,
    });
    let title = Message::new("product_prices", "Riwayat harga", "Price history");
    Whole { data: data.collect() }.answer((&app, &actor, params), title, columns(sees)).await
}

fn columns(sees: Sees) -> Vec<Field<PriceView>> {
    let mut columns = vec![
        Field::of(Kind::Instant, "at", "Sejak", "Since", |price: &PriceView| price.at.into()),
        Field::of(Kind::Money, "list_price", "Harga jual", "List price", |price| price.list_price.into()),
    ];
    if sees == Sees::Costs {
        columns.push(Field::of(Kind::Money, "cost_price", "HPP", "Cost price", |price| {
            price.costs.map(|costs| costs.cost_price).into()
        }));
        columns.push(Field::of(Kind::Percent, "margin_bps", "Margin sales", "Margin", |price| {
            price.costs.map(|costs| costs.margin_bps).into()
        }));
    }
    columns.push(Field::new("changed_by_name", "Oleh", "By", |price| price.changed_by_name.clone().into()));
    columns
}

/// A cost price and a margin.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PreviewPrice {
    cost_price: i64,
    margin_bps: i64,
}

impl Check for PreviewPrice {
    fn check(&self, faults: &mut Faults) {
        let typed = Numbers {
            cost_price: Some(self.cost_price),
            margin_bps: Some(self.margin_bps),
            ..Numbers::default()
        };
        typed.check(faults);
    }
}

/// What the list price would be.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PreviewedPrice {
    list_price: Rupiah,
}

/// What the list price would be, while HPP and margin are typed.
#[utoipa::path(post, path = "/api/products/price-preview", tag = "products", request_body = PreviewPrice, responses((status = 200, body = PreviewedPrice), Refusals))]
pub(super) async fn preview(
    State(app): State<App>,
    actor: Actor,
    Body(input): Body<PreviewPrice>,
) -> http::Result<Json<PreviewedPrice>> {
    actor.must(Permission::ManageProducts)?;
    actor.must(Permission::ReadCosts)?;
    let list_price = model::must_fit(&app, (Rupiah(input.cost_price), basis_points(input.margin_bps)))?;
    Ok(Json(PreviewedPrice { list_price }))
}
