//! Which columns the files of a database had, in their order, and what each was taken for.

use super::{
    DatabaseId, queries,
    table::{ActiveModel, Model},
};
use kernel::{Error, Result};
use platform::Tx;
use sea_orm::Set;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KeptColumn {
    head: String,
    /// The field that it fills; none where it is kept as it is.
    field: Option<String>,
}

fn read(mapping: &Value) -> Vec<KeptColumn> {
    serde_json::from_value(mapping.clone()).unwrap_or_default()
}

/// The heads of columns that are kept as they stood in the files, in their order.
pub(crate) fn kept_columns(database: &Model) -> Vec<String> {
    let columns = read(&database.mapping).into_iter();
    columns.filter(|column| column.field.is_none()).map(|column| column.head).collect()
}

/// Adds the columns of a file to those that are known.
pub(crate) async fn remember_columns(
    tx: &Tx,
    (database, heads): (&Model, &[String]),
    mapping: &Value,
) -> Result<()> {
    let id: DatabaseId = database.id;
    let mut columns = read(&database.mapping);
    for head in heads {
        let field = mapping.get(head).and_then(Value::as_str).map(str::to_owned);
        let column = KeptColumn { head: head.clone(), field };
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    let changes = ActiveModel { mapping: Set(json!(columns)), ..Default::default() };
    if queries::update(tx, id, None, changes).await? { Ok(()) } else { Err(Error::NotFound) }
}
