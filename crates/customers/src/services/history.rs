//! Which products and prices a service had.

use super::{ServiceId, queries, table::change};
use axum::{extract::State, response::Response};
use catalog::products::{self, ProductId};
use kernel::{Day, Instant, Message, Rupiah, UserId};
use platform::{
    Actor, App,
    http::{self, Path, Query, Refusals},
    list::{Column as Field, Kind, Whole, WholeListParams},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A change of a service's product or price.
#[derive(Debug, Serialize, ToSchema)]
struct ChangeView {
    #[schema(value_type = DateTime<Utc>)]
    at: Instant,
    /// From which day on it counted.
    on_date: Day,
    changed_by: Option<UserId>,
    changed_by_name: Option<String>,
    from_product_id: ProductId,
    from_product_name: String,
    from_price: Rupiah,
    to_product_id: ProductId,
    to_product_name: String,
    to_price: Rupiah,
    reason: Option<String>,
}

/// Upgrades, downgrades and changes of price of a service, the newest first.
#[utoipa::path(get, path = "/api/services/{id}/history", tag = "services", params(("id" = ServiceId, Path), WholeListParams), responses((status = 200, body = Whole<ChangeView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<ServiceId>,
    Query(params): Query<WholeListParams>,
) -> http::Result<Response> {
    let db = app.db().reader();
    queries::find_visible(db, &actor, id).await?;
    let rows = queries::changes(db, id).await?;
    let products =
        products::names(db, rows.iter().flat_map(|row| [row.from_product_id, row.to_product_id]).collect())
            .await?;
    let users = accounts::users::names(db, rows.iter().filter_map(|row| row.changed_by).collect()).await?;
    let named = |id: &ProductId| products.get(id).cloned().unwrap_or_default();
    let view = |row: change::Model| ChangeView {
        at: row.at,
        on_date: row.on_day,
        changed_by: row.changed_by,
        changed_by_name: row.changed_by.and_then(|user| users.get(&user).cloned()),
        from_product_name: named(&row.from_product_id),
        from_product_id: row.from_product_id,
        from_price: row.from_price,
        to_product_name: named(&row.to_product_id),
        to_product_id: row.to_product_id,
        to_price: row.to_price,
        reason: row.reason,
    };
    let changes = Whole { data: rows.into_iter().map(view).collect() };
    let title = Message::new("service_history", "Riwayat layanan", "Service history");
    changes.answer((&app, &actor, params), title, columns()).await
}

fn columns() -> Vec<Field<ChangeView>> {
    vec![
        Field::of(Kind::Day, "on_date", "Tanggal", "Date", |change| change.on_date.into()),
        Field::new("from_product_name", "Produk lama", "Product before", |change| {
            change.from_product_name.clone().into()
        }),
        Field::of(Kind::Money, "from_price", "Harga lama", "Price before", |change| change.from_price.into()),
        Field::new("to_product_name", "Produk baru", "Product after", |change| {
            change.to_product_name.clone().into()
        }),
        Field::of(Kind::Money, "to_price", "Harga baru", "Price after", |change| change.to_price.into()),
        Field::new("reason", "Alasan", "Reason", |change| change.reason.clone().into()),
        Field::new("changed_by_name", "Oleh", "By", |change| change.changed_by_name.clone().into()),
        Field::of(Kind::Instant, "at", "Dicatat", "Recorded", |change| change.at.into()),
    ]
}
