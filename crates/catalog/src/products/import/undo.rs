//! Takes products of an import back: added ones go into the trash, changed ones get back what they were.

use super::{
    read::planned,
    store::{apply, tell},
};
use crate::products::{
    ProductId, create::check_references, queries, remove, table::Model, update::UpdateProduct,
};
use kernel::{Error, Result};
use platform::{Actor, Tx, http::body::parse, import::Trace};
use serde_json::Value;
use uuid::Uuid;

/// Takes back what nobody touched and nothing uses; returns the others.
pub(super) async fn undo(tx: &Tx, actor: &Actor, traces: Vec<Trace>) -> Result<Vec<Uuid>> {
    let mut kept = Vec::new();
    for Trace { id, version, before } in traces {
        let product = match queries::hold(tx, ProductId(id)).await {
            Ok(product) => product,
            // It is gone already.
            Err(Error::NotFound) => continue,
            Err(cause) => return Err(cause),
        };
        let is_undone = product.version == version
            && match before {
                None => remove::put_away(tx, actor, product.id).await?,
                Some(before) => restore(tx, actor, (product, before)).await?,
            };
        if !is_undone {
            kept.push(id);
        }
    }
    tell(tx).await?;
    Ok(kept)
}

/// Gives a product back what it was; `false` where that is no longer possible.
async fn restore(tx: &Tx, actor: &Actor, (product, before): (Model, Value)) -> Result<bool> {
    let input: UpdateProduct = parse(before)?;
    let faults = check_references(tx, actor, (input.numbers(), input.category())).await?;
    if !faults.is_empty() {
        return Ok(false);
    }
    let change = planned(tx.app(), (input, product))?;
    apply(tx, actor, change).await.map(|()| true)
}
