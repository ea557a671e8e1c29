//! Works out anew by what names of records are told apart: rows from before that was more than the folded name say that.

use super::{
    RecordId,
    table::{Column, Entity},
};
use kernel::{Result, text};
use platform::App;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use uuid::Uuid;

/// So many records are looked at together.
const CHUNK: u64 = 1_000;

/// A record as it is called.
type Named = (RecordId, String, String);

/// Renews what is old. People see no change, so the versions stay.
pub(crate) async fn renew_name_keys(app: &App) -> Result<()> {
    let mut after = RecordId(Uuid::nil());
    loop {
        let rows: Vec<Named> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::Name, Column::NameKey])
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(CHUNK)
            .into_tuple()
            .all(app.db().reader())
            .await?;
        let Some((last, ..)) = rows.last() else { return Ok(()) };
        after = *last;
        renew(app, rows).await?;
    }
}

async fn renew(app: &App, rows: Vec<Named>) -> Result<()> {
    let fresh = rows.into_iter().filter_map(|(id, name, old)| {
        let key = text::name_key(&name);
        (key != old).then_some((id, name, key))
    });
    let fresh: Vec<_> = fresh.collect();
    if fresh.is_empty() {
        return Ok(());
    }
    app.transact(async |tx| {
        for (id, name, key) in &fresh {
            let update = Entity::update_many()
                .col_expr(Column::NameKey, Expr::value(key))
                .filter(Column::Id.eq(*id))
                .filter(Column::Name.eq(name));
            update.exec(tx).await?;
        }
        Ok(())
    })
    .await
}
