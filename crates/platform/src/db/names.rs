//! The names of other rooms' things, for a whole page and all kinds of things in one query.

use kernel::Result;
use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Expr, ExprTrait, IntoTableRef, Query, SelectStatement, UnionType},
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    name: String,
}

/// Asks for the names of the rows `ids` of a table with the columns `id` and `name`; `None` where nothing is asked for.
pub fn of<T: Into<Uuid>>(table: impl IntoTableRef, ids: Vec<T>) -> Option<SelectStatement> {
    let mut ids: Vec<Uuid> = ids.into_iter().map(Into::into).collect();
    ids.sort_unstable();
    ids.dedup();
    // Few lengths make few different statements, which are prepared once.
    let last = *ids.last()?;
    ids.resize(ids.len().next_power_of_two(), last);
    Some(Query::select().columns(["id", "name"]).from(table).and_where(Expr::col("id").is_in(ids)).take())
}

/// The names that are asked for, by id.
///
/// # Errors
/// What the database says.
pub async fn find(
    db: &impl ConnectionTrait,
    asked: impl IntoIterator<Item = Option<SelectStatement>>,
) -> Result<HashMap<Uuid, String>> {
    let mut asked = asked.into_iter().flatten();
    let Some(mut all) = asked.next() else { return Ok(HashMap::new()) };
    for more in asked {
        all.union(UnionType::All, more);
    }
    let rows = Named::find_by_statement(db.get_database_backend().build(&all)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::DbBackend;

    #[test]
    fn each_is_asked_for_once_and_lengths_are_few() {
        let (one, two, three) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        assert!(of::<Uuid>("user", Vec::new()).is_none());
        let count = |ids: Vec<Uuid>| {
            let select = of("user", ids).unwrap();
            DbBackend::Sqlite.build(&select).values.map_or(0, |values| values.0.len())
        };
        assert_eq!(count(vec![one, one, one]), 1);
        assert_eq!(count(vec![three, two, one]), 4);
    }
}
