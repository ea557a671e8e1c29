//! Bring a file of records together with the contact database that they make.

use super::{
    confirm,
    model::Status,
    policy, queries,
    upload::{begin, insert, receive},
};
use axum::extract::{Multipart, State, multipart::MultipartRejection};
use kernel::{Faults, Permission, Result, check};
use outreach::NewUpload;
use platform::{
    Actor, App,
    http::{self, Refusals, Reply},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

const FIELDS: [&str; 5] = ["name", "kind", "product_id", "skip_duplicates", "confirm"];

/// A file of records, and the database that they make.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to the API document only")]
pub(super) struct DatabaseForm {
    /// CSV of any delimiter and encoding, XLSX, XLS or ODS; at most 50 MB and 200,000 rows, the head in the first row.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// The name of the database; the file's where absent.
    name: Option<String>,
    /// The key of its kind: `regular`, `bonanza`, `member_wd` …
    kind: String,
    /// Its product, where the kind needs one.
    product_id: Option<Uuid>,
    /// `true` leaves out rows whose number is known in the file or in databases of the same kind.
    skip_duplicates: Option<bool>,
    /// `true` takes the guessed mapping and stores the valid rows without a preview.
    confirm: Option<bool>,
}

/// What a file began.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Uploaded {
    /// The new database, empty until the import is confirmed.
    database_id: Uuid,
    /// The import: look at it, confirm it or leave it under `/api/imports/{id}`. Left, its database is gone too.
    import_id: Uuid,
    status: Status,
}

/// Bring a file of records as a new contact database. Nothing is stored in it before the import is confirmed.
#[utoipa::path(post, path = "/api/databases/upload", tag = "outreach", request_body(content = DatabaseForm, content_type = "multipart/form-data"), responses((status = 202, body = Uploaded), Refusals))]
pub(super) async fn upload(
    State(app): State<App>,
    actor: Actor,
    form: Result<Multipart, MultipartRejection>,
) -> http::Result<Reply> {
    actor.must(Permission::ManageDatabases)?;
    actor.must(Permission::Import)?;
    let kind = policy::kind(&app, &actor, "records")?;
    let arrived = receive(form, &FIELDS).await?;
    let mut faults = Faults::new();
    faults.ensure(arrived.file_name().is_some(), "file", &check::REQUIRED);
    let product = arrived.text("product_id").map(str::parse::<Uuid>);
    faults.ensure(!matches!(product, Some(Err(_))), "product_id", &check::UNKNOWN_REFERENCE);
    let new = NewUpload {
        name: arrived.text("name").map(str::to_owned),
        kind: arrived.text("kind").unwrap_or_default().to_owned(),
        product_id: product.and_then(Result::ok).map(Into::into),
        file_name: arrived.file_name().unwrap_or_default().to_owned(),
        skip_duplicates: arrived.is_on("skip_duplicates"),
    };
    outreach::check_upload(app.db().reader(), &new, &mut faults).await?;
    faults.finish()?;
    let is_confirmed = arrived.is_on("confirm");
    let import = begin(&app, &actor, (&kind, new.options()), arrived).await?;
    let reply = app.write(&actor, async |tx| {
        let (database, options) = outreach::begin_upload(tx, &actor, &new).await?;
        insert(tx, &actor, (&import, &options), Some(database.into())).await?;
        if is_confirmed {
            confirm::take_guess(tx, &actor, import.id).await?;
        }
        let status = queries::find(tx, import.id).await?.status;
        Reply::accepted(&Uploaded { database_id: database.into(), import_id: import.id.into(), status })
    });
    let reply = reply.await;
    import.forget_unless_kept(&app).await?;
    reply
}
