//! What deals hold of a customer: it moves when two customers become one, is taken along, and is wiped.

use super::{
    queries,
    table::{Column, Entity, item},
};
use customers::customers::{CustomerId, names};
use futures::FutureExt;
use kernel::{Result, text};
use platform::{App, Tx, capability::PersonSource};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// A customer's deals. What the business earns by them is its own matter and is not exported.
pub(crate) const PERSON: PersonSource = PersonSource {
    name: "deals",
    merge: |tx, _, to, from| merge(tx, to, from).boxed(),
    export: |app, customer| export(app, customer).boxed(),
    erase: |tx, customer| erase(tx, customer).boxed(),
};

async fn merge(tx: &Tx, to: Uuid, from: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::CustomerId, Expr::value(to))
        .filter(Column::CustomerId.eq(from))
        .exec(tx)
        .await?;
    Ok(())
}

async fn export(app: &App, customer: Uuid) -> Result<Value> {
    let db = app.db().reader();
    let deals =
        Entity::find().filter(Column::CustomerId.eq(customer)).order_by_asc(Column::Id).all(db).await?;
    let mut all = Vec::new();
    for deal in deals {
        let items = queries::items(db, deal.id).await?;
        let bought = |item: &item::Model| {
            json!({
                "name": item.name, "quantity": item.quantity, "price": item.price,
                "install_address": item.install_address,
            })
        };
        all.push(json!({
            "code": deal.code, "title": deal.title, "customer_name": deal.customer_name, "status": deal.status,
            "note": deal.note, "total": deal.total, "created_on": deal.created_on, "won_on": deal.won_on,
            "items": items.iter().map(bought).collect::<Vec<_>>(),
        }));
    }
    Ok(Value::Array(all))
}

/// Titles and notes are free texts: nobody knows whom they name.
async fn erase(tx: &Tx, customer: Uuid) -> Result<()> {
    let id = CustomerId(customer);
    let name = names(tx, vec![id]).await?.remove(&id).unwrap_or_default();
    let theirs = Entity::find().select_only().column(Column::Id).filter(Column::CustomerId.eq(customer));
    item::Entity::update_many()
        .col_expr(item::Column::InstallAddress, Expr::value(None::<String>))
        .filter(item::Column::DealId.in_subquery(theirs.into_query()))
        .exec(tx)
        .await?;
    Entity::update_many()
        .col_expr(Column::TitleFolded, Expr::value(text::fold(&name)))
        .col_expr(Column::Title, Expr::value(name.clone()))
        .col_expr(Column::CustomerName, Expr::value(name))
        .col_expr(Column::Note, Expr::value(None::<String>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::CustomerId.eq(customer))
        .exec(tx)
        .await?;
    Ok(())
}
