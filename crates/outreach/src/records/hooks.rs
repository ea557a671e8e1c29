//! What records offer to the rest of the house.

use super::queries;
use customers::customers::CustomerId;
use futures::FutureExt;
use kernel::{Error, Result};
use platform::{Actor, App, capability::PersonSource, jobs::JobKind};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use uuid::Uuid;

/// What lies in the trash for so long is forgotten.
const KEPT: chrono::Duration = chrono::Duration::days(90);

/// Forgets what has been in the trash for 90 days.
pub(crate) const PURGE: JobKind = JobKind::new("records.purge", |app, _| {
    Box::pin(async move { app.transact(async |tx| queries::purge(tx, tx.now() - KEPT).await).await })
});

/// Records of a customer: those of which their lead was made, and those with one of their phones.
pub(crate) const PERSON: PersonSource = PersonSource {
    name: "records",
    merge: |_, _, _, _| async { Ok(()) }.boxed(),
    export: |app, customer| export(app, customer).boxed(),
    erase: |tx, customer| {
        async move {
            let rows = of_customer(tx, customer).await?;
            queries::erase(tx, rows.into_iter().map(|row| row.id).collect()).await
        }
        .boxed()
    },
};

async fn of_customer(db: &impl ConnectionTrait, customer: Uuid) -> Result<Vec<super::table::Model>> {
    let leads = sales::leads::ids_of_customer(db, customer).await?;
    let hashes = customers::customers::phone_hashes(db, CustomerId(customer)).await?;
    queries::of_person(db, (leads, hashes)).await
}

async fn export(app: &App, customer: Uuid) -> Result<Value> {
    let db = app.db().reader();
    let rows = of_customer(db, customer).await?;
    let views = queries::views(app, db, (&Actor::system(), rows)).await?;
    serde_json::to_value(views).map_err(Error::internal)
}
