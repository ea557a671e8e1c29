//! List deals, look at one, and the board by status.

use super::{
    DealId,
    model::{NeededLevel, Status},
    policy, queries, search,
    table::{Column, Entity, Model},
    view::DealView,
};
use axum::{Json, extract::State, response::Response};
use catalog::products::in_categories;
use kernel::{Message, Permission, Result, Rupiah};
use platform::{
    Actor, App,
    db::dialect::sum_of,
    http::{self, Path, Refusals, Tagged},
    list::{self, Asked, Column as Field, Kind, List, ListParams, ListQuery, Listing, Page},
    search::{Way, way_to},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, IntoSimpleExpr, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use serde::Serialize;
use strum::IntoEnumIterator;
use utoipa::ToSchema;
use uuid::Uuid;

/// Deals that the actor may see.
#[derive(Clone)]
pub(super) struct Deals {
    app: App,
    actor: Actor,
    /// How a text that is searched for is found.
    way: Way,
}

fn with_product(value: &str) -> Option<Condition> {
    use super::table::item;
    let having = item::Entity::find()
        .select_only()
        .column(item::Column::DealId)
        .filter(item::Column::ProductId.eq(value.parse::<Uuid>().ok()?))
        .into_query();
    Some(Condition::all().add(Column::Id.in_subquery(having)))
}

fn with_category(value: &str) -> Option<Condition> {
    use super::table::item;
    let having = item::Entity::find()
        .select_only()
        .column(item::Column::DealId)
        .filter(item::Column::ProductId.in_subquery(in_categories([value.parse().ok()?])))
        .into_query();
    Some(Condition::all().add(Column::Id.in_subquery(having)))
}

impl List for Deals {
    type Entity = Entity;
    type Row = Model;
    type View = DealView;
    const TITLE: Message = Message::new("deals", "Project", "Deals");

    fn listing(&self) -> Listing {
        let (app, way) = (self.app.clone(), self.way);
        Listing::new(Column::Id, "-created_at")
            .sort("created_at", Column::CreatedAt)
            .sort("updated_at", Column::UpdatedAt)
            .sort("total", Column::Total)
            .sort("code", Column::Code)
            .sort("title", Column::TitleFolded)
            .sort("won_on", Column::WonOn)
            .sort("valid_until", Column::ValidUntil)
            .filter_choices::<Status>("status", Column::Status)
            .filter_choices::<NeededLevel>("approval_level", Column::ApprovalLevel)
            .filter_ids("owner_id", Column::OwnerId)
            .filter_ids("lead_id", Column::LeadId)
            .filter_ids("customer_id", Column::CustomerId)
            .filter_ids("channel_id", Column::ChannelId)
            .filter_with("product_id", with_product)
            .filter_with("category_id", with_category)
            .filter_instants("created", Column::CreatedAt)
            .filter_days("won_on", Column::WonOn)
            .filter_numbers("total", Column::Total)
            .accept("trash", |value| matches!(value, "true" | "false"))
            .search(move |text| search::matches(&app, way, text))
    }

    fn select(&self, asked: &Asked) -> Select<Entity> {
        let visible = Entity::find().filter(policy::visible(&self.actor));
        if asked.values.is_true("trash") {
            visible.filter(Column::DeletedAt.is_not_null())
        } else {
            visible.filter(Column::DeletedAt.is_null())
        }
    }

    async fn views(&self, app: &App, rows: Vec<Model>) -> Result<Vec<DealView>> {
        queries::views(app.db().reader(), &self.actor, rows).await
    }

    fn columns(&self) -> Vec<Field<DealView>> {
        let mut columns: Vec<Field<DealView>> = vec![
            Field::new("code", "Kode", "Code", |row| row.code.clone().into()),
            Field::new("title", "Judul", "Title", |row| row.title.clone().into()),
            Field::new("customer_name", "Pelanggan", "Customer", |row| row.customer_name.clone().into()),
            Field::new("status", "Status", "Status", |row| row.status.to_string().into()),
            Field::new("approval_level", "Persetujuan", "Approval", |row| {
                row.approval_level.to_string().into()
            }),
            Field::new("owner_name", "Penanggung jawab", "Owner", |row| row.owner_name.clone().into()),
            Field::of(Kind::Money, "subtotal", "Harga jual", "At list prices", |row| row.subtotal.into()),
            Field::of(Kind::Money, "discount_total", "Potongan", "Discount", |row| row.discount_total.into()),
            Field::of(Kind::Money, "total", "Jumlah", "Total", |row| row.total.into()),
        ];
        if self.actor.may(Permission::ReadCosts) {
            columns.push(Field::of(Kind::Money, "cost_total", "HPP", "Cost", |row| row.cost_total.into()));
            columns.push(Field::of(Kind::Money, "margin_total", "Margin", "Margin", |row| {
                row.margin_total.into()
            }));
        }
        columns.push(Field::of(Kind::Day, "created_on", "Dibuat", "Created", |row| row.created_on.into()));
        columns.push(Field::of(Kind::Day, "won_on", "Berhasil", "Won", |row| row.won_on.into()));
        columns
    }
}

/// List deals.
#[utoipa::path(get, path = "/api/deals", tag = "deals", params(ListParams, ("status" = Option<Status>, Query), ("approval_level" = Option<NeededLevel>, Query), ("owner_id" = Option<String>, Query), ("lead_id" = Option<String>, Query), ("customer_id" = Option<String>, Query), ("channel_id" = Option<String>, Query), ("product_id" = Option<String>, Query), ("category_id" = Option<String>, Query), ("won_on_from" = Option<String>, Query), ("won_on_to" = Option<String>, Query), ("trash" = Option<bool>, Query)), responses((status = 200, body = Page<DealView>), Refusals))]
pub(super) async fn handler(
    State(app): State<App>,
    actor: Actor,
    query: ListQuery,
) -> http::Result<Response> {
    actor.must(Permission::ReadDeals)?;
    let way = way_to(&app, &search::TRIGRAM, &query).await?;
    list::answer(&app, &actor, Deals { app: app.clone(), actor: actor.clone(), way }, query).await
}

/// Look at a deal.
#[utoipa::path(get, path = "/api/deals/{id}", tag = "deals", params(("id" = DealId, Path)), responses((status = 200, body = DealView), Refusals))]
pub(super) async fn show(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<DealId>,
) -> http::Result<Tagged<DealView>> {
    let db = app.db().reader();
    let body = queries::view(db, &actor, queries::find_visible(db, &actor, id).await?).await?;
    Ok(Tagged { version: body.version, body })
}

/// One column of the board.
#[derive(Debug, Serialize, ToSchema)]
struct DealColumn {
    status: Status,
    count: i64,
    value: Rupiah,
    cards: Vec<DealView>,
}

/// The board by status.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DealBoard {
    columns: Vec<DealColumn>,
}

#[derive(FromQueryResult)]
struct Total {
    count: i64,
    value: Rupiah,
}

/// Deals by status: how many, for how much, and the 50 that changed last.
#[utoipa::path(get, path = "/api/deals/board", tag = "deals", responses((status = 200, body = DealBoard), Refusals))]
pub(super) async fn board(State(app): State<App>, actor: Actor) -> http::Result<Json<DealBoard>> {
    actor.must(Permission::ReadDeals)?;
    let db = app.db().reader();
    let mut columns = Vec::new();
    for status in Status::iter() {
        let of_status = Entity::find()
            .filter(policy::visible(&actor))
            .filter(Column::DeletedAt.is_null())
            .filter(Column::Status.eq(status));
        let total = of_status
            .clone()
            .select_only()
            .column_as(Column::Id.count(), "count")
            .column_as(sum_of(Column::Total.into_simple_expr()), "value")
            .into_model::<Total>()
            .one(db)
            .await?
            .unwrap_or(Total { count: 0, value: Rupiah::ZERO });
        let rows =
            of_status.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(50).all(db).await?;
        let cards = queries::views(db, &actor, rows).await?;
        columns.push(DealColumn { status, count: total.count, value: total.value, cards });
    }
    Ok(Json(DealBoard { columns }))
}
