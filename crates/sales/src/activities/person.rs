//! What activities hold of a customer: it moves when two customers become one, is taken along, and is wiped.

use super::table::{Column, Entity, Model};
use crate::leads;
use futures::FutureExt;
use kernel::Result;
use platform::{App, Tx, capability::PersonSource};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Activities with a customer and with the leads that became it.
pub(crate) const PERSON: PersonSource = PersonSource {
    name: "activities",
    merge: |tx, _, to, from| merge(tx, to, from).boxed(),
    export: |app, customer| export(app, customer).boxed(),
    erase: |tx, customer| erase(tx, customer).boxed(),
};

fn about(customer: Uuid) -> Condition {
    let became = leads::Entity::find()
        .select_only()
        .column(leads::Column::Id)
        .filter(leads::Column::CustomerId.eq(customer))
        .into_query();
    let leads = leads::Entity::find().select_only().column(leads::Column::Id).filter(
        Condition::any()
            .add(leads::Column::CustomerId.eq(customer))
            .add(leads::Column::MergedIntoId.in_subquery(became)),
    );
    Condition::any().add(Column::CustomerId.eq(customer)).add(Column::LeadId.in_subquery(leads.into_query()))
}

async fn merge(tx: &Tx, to: Uuid, from: Uuid) -> Result<()> {
    let all = Entity::update_many().col_expr(Column::CustomerId, Expr::value(to));
    all.filter(Column::CustomerId.eq(from)).exec(tx).await?;
    Ok(())
}

async fn export(app: &App, customer: Uuid) -> Result<Value> {
    let theirs = Entity::find().filter(about(customer)).order_by_asc(Column::At).order_by_asc(Column::Id);
    let entry = |row: Model| {
        json!({
            "at": row.at, "kind": row.kind, "author": row.author_name, "note": row.note, "outcome": row.outcome,
            "next_action": row.next_action, "next_action_at": row.next_action_at,
        })
    };
    Ok(theirs.all(app.db().reader()).await?.into_iter().map(entry).collect())
}

async fn erase(tx: &Tx, customer: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Note, Expr::value(""))
        .col_expr(Column::Outcome, Expr::value(None::<String>))
        .col_expr(Column::NextAction, Expr::value(None::<String>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(about(customer))
        .exec(tx)
        .await?;
    Ok(())
}
