//! Works out anew by what reserved names are told apart: rows from before that was more than the folded name say that.

use super::{
    Status, queries,
    table::{Column, Entity, Model},
};
use kernel::{Error, Result, text};
use platform::{App, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

/// Renews what is old, the oldest first. A name that somebody else holds by now keeps its old key: both stay with whom they
/// are. People see no change, so the versions stay.
pub(crate) async fn renew_name_keys(app: &App) -> Result<()> {
    let rows = Entity::find().order_by_asc(Column::Id).all(app.db().reader()).await?;
    for row in rows {
        let key = text::name_key(&row.name);
        if key != row.name_key {
            app.transact(async |tx| renew(tx, (&row, &key)).await).await?;
        }
    }
    Ok(())
}

async fn renew(tx: &Tx, (row, key): (&Model, &str)) -> Result<()> {
    queries::hold_name(tx, (row.product_id, key)).await?;
    if row.status == Status::Approved {
        match queries::must_be_free(tx, (row.product_id, key), Some(row.id)).await {
            Ok(()) => {}
            Err(Error::Conflict(_)) => return Ok(()),
            Err(cause) => return Err(cause),
        }
    }
    let update = Entity::update_many()
        .col_expr(Column::NameKey, Expr::value(key))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Name.eq(&row.name));
    update.exec(tx).await?;
    Ok(())
}
