//! Delete a file of a customer, for good.

use super::{StoredFileId, list::FilePath, queries};
use crate::customers::{self, CustomerId};
use axum::extract::{Path as Segments, State};
use kernel::{Error, Permission, Result};
use platform::{
    Actor, App, audit,
    files::FileKey,
    http::{self, Refusals, Reply},
    jobs::JobKind,
    live::{self, Audience},
};
use serde_json::{Value, json};

/// Removes the contents of files that nothing refers to any more. Safe to repeat.
pub(crate) const DELETE_CONTENT: JobKind =
    JobKind::new("customers.delete_files", |app, payload| Box::pin(delete_content(app, payload)));

async fn delete_content(app: App, payload: Value) -> Result<()> {
    let paths: Vec<String> = serde_json::from_value(payload).map_err(Error::internal)?;
    for path in paths {
        let key: FileKey = path.parse().map_err(Error::internal)?;
        app.files().delete(&key).await?;
    }
    Ok(())
}

/// Delete a file of a customer; there is no trash for files.
#[utoipa::path(delete, path = "/api/customers/{id}/files/{file_id}", tag = "customers", params(("id" = CustomerId, Path), ("file_id" = StoredFileId, Path)), responses((status = 204), Refusals))]
pub(super) async fn handler(State(app): State<App>, actor: Actor, path: FilePath) -> http::Result<Reply> {
    let Segments((customer, id)) = path.map_err(|_| Error::NotFound)?;
    app.write(&actor, async |tx| {
        let customer = customers::find_visible(tx, &actor, customer).await?;
        let file = queries::find(tx, (customer.id, id)).await?;
        if !customers::can(&actor, customer.standing()).edit {
            return Err(Error::Forbidden);
        }
        queries::delete(tx, &file).await?;
        let facts = json!({ "file_id": id, "size": file.size });
        audit::record(tx, &actor, "customer.file_removed", &customers::subject(&customer), facts).await?;
        let audience = Audience::Owned(Permission::UseCustomers, customer.owner_id);
        live::tell(tx, "customer.updated", Some(customer.id.0), audience).await?;
        Ok(Reply::no_content())
    })
    .await
}
