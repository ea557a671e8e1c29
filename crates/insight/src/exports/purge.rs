//! Remove files that have expired, give up what nobody finished, and forget old orders.

use super::{
    model::Status,
    queries,
    run::{INTERRUPTED, fail},
    table::{ActiveModel, Model},
};
use chrono::TimeDelta;
use futures::FutureExt;
use kernel::Result;
use platform::{App, jobs::JobKind};
use sea_orm::Set;

/// What is not made after so many hours was tried often enough.
const GIVE_UP_HOURS: i64 = 24;
/// So long one sees that there was a file.
const FORGET_DAYS: i64 = 90;
const CHUNK: u64 = 100;

/// Removes what has expired. Idempotent.
pub(crate) const PURGE: JobKind = JobKind::new("exports.purge", |app, _| purge(app).boxed());

async fn purge(app: App) -> Result<()> {
    let db = app.db().reader();
    loop {
        let some = queries::expired(db, app.now(), CHUNK).await?;
        for row in &some {
            expire(&app, row).await?;
        }
        if some.is_empty() {
            break;
        }
    }
    for row in queries::stuck(db, app.now() - TimeDelta::hours(GIVE_UP_HOURS), CHUNK).await? {
        app.transact(async |tx| fail(tx, &row, &INTERRUPTED).await).await?;
        app.files().delete(&row.file_path).await?;
    }
    app.transact(async |tx| queries::forget(tx, tx.now() - TimeDelta::days(FORGET_DAYS)).await).await
}

async fn expire(app: &App, row: &Model) -> Result<()> {
    app.files().delete(&row.file_path).await?;
    let change = ActiveModel { status: Set(Status::Expired), ..ActiveModel::default() };
    app.transact(async |tx| queries::advance(tx, (row.id, &[Status::Done]), change).await).await?;
    Ok(())
}
