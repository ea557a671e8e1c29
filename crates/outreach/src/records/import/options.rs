//! Which database the rows of a file go into.

use crate::{
    databases::{self, Database, DatabaseId, NewDatabase},
    kinds,
};
use catalog::products::ProductId;
use kernel::{Check, Error, Fault, Faults, Message, Permission, Result, check, text};
use platform::{
    Actor, Tx,
    http::body::parse,
    import::{Ground, Ready, Source},
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

const NO_DATABASE: Message = Message::new(
    "not_found",
    "Database tidak ditemukan; mungkin sudah dihapus.",
    "The database was not found; it may have been removed.",
);

/// What is chosen for a file of records.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Options {
    pub database_id: Option<DatabaseId>,
    pub name: Option<String>,
    /// The key or the id of a kind.
    pub kind: Option<String>,
    pub product_id: Option<ProductId>,
    pub skip_duplicates: bool,
    /// The row number behind which those of the file are counted.
    pub first_row: i64,
}

impl Check for Options {
    fn check(&self, _: &mut Faults) {}
}

impl Options {
    /// The options of an import.
    ///
    /// # Errors
    /// `Invalid` at `options.…`.
    pub(super) fn of(ground: Ground<'_>) -> Result<Self> {
        // What a form leaves empty is not chosen.
        let is_chosen = |value: &Value| !value.is_null() && value != "";
        let chosen = ground.options.iter().filter(|(_, value)| is_chosen(value));
        let chosen: Map<String, Value> = chosen.map(|(name, value)| (name.clone(), value.clone())).collect();
        parse(Value::Object(chosen)).map_err(at_options)
    }

    /// The kind of databases among which numbers are known, as far as it is chosen.
    pub(super) async fn kind(&self, db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<String>> {
        if let Some(id) = self.database_id {
            return Ok(Some(database(db, actor, id).await?.kind));
        }
        let Some(kind) = self.kind.as_deref().map(str::trim) else { return Ok(None) };
        match kinds::key_among(db, kind).await? {
            Some(key) => Ok(Some(key)),
            None => Err(Error::field("options.kind", &check::UNKNOWN_REFERENCE)),
        }
    }
}

fn at_options(cause: Error) -> Error {
    match cause {
        Error::Invalid(faults) => {
            let moved = |fault: Fault| Fault { field: format!("options.{}", fault.field), ..fault };
            Error::Invalid(faults.into_iter().map(moved).collect())
        }
        cause => cause,
    }
}

/// The living database that was chosen.
pub(super) async fn database(db: &impl ConnectionTrait, actor: &Actor, id: DatabaseId) -> Result<Database> {
    match databases::find_living(db, actor, id).await {
        Err(Error::NotFound) => Err(Error::field("options.database_id", &NO_DATABASE)),
        found => found,
    }
}

/// The name of a database that is made of a file.
fn name_of(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    text::clean_line(stem).chars().take(160).collect()
}

/// Makes the database where none is chosen, and remembers the columns of the file with it.
pub(super) async fn begin(tx: &Tx, ground: Ground<'_>, source: Source<'_>) -> Result<Ready> {
    let mut options = Options::of(ground)?;
    let is_chosen = options.database_id.is_some();
    let database = if let Some(id) = options.database_id {
        database(tx, ground.actor, id).await?
    } else {
        let new = NewDatabase {
            name: options.name.clone().unwrap_or_else(|| name_of(source.file_name)),
            kind: options.kind(tx, ground.actor).await?.unwrap_or_default(),
            product_id: options.product_id,
        };
        make(tx, ground.actor, (new, source.file_name)).await.map_err(at_options)?
    };
    options.database_id = Some(database.id);
    options.first_row = databases::last_row(tx, database.id).await?;
    databases::remember_columns(tx, (&database, source.heads), source.mapping).await?;
    let facts = json!({ "import": ground.import, "file": source.file_name });
    databases::tell(tx, ground.actor, ("database.filling", &database), facts).await?;
    let id = Uuid::from(database.id);
    let made = (!is_chosen || source.made == Some(id)).then_some(id);
    match serde_json::to_value(&options).map_err(Error::internal)? {
        Value::Object(options) => Ok(Ready { options, made }),
        _ => Err(Error::internal("options without names")),
    }
}

/// Checks and adds a database for a file.
async fn make(tx: &Tx, actor: &Actor, (new, file): (NewDatabase, &str)) -> Result<Database> {
    let mut faults = Faults::new();
    new.check(&mut faults);
    faults.finish()?;
    databases::add(tx, actor, (&new, Some(file))).await
}

/// A database to be made of a file.
#[derive(Clone, Debug, Default)]
pub struct NewUpload {
    /// Its name; the file's where absent.
    pub name: Option<String>,
    /// The key of its kind.
    pub kind: String,
    /// Its product.
    pub product_id: Option<ProductId>,
    /// The name of the file.
    pub file_name: String,
    /// Whether known numbers are left out.
    pub skip_duplicates: bool,
}

impl NewUpload {
    fn database(&self) -> NewDatabase {
        NewDatabase {
            name: self.name.clone().unwrap_or_else(|| name_of(&self.file_name)),
            kind: self.kind.clone(),
            product_id: self.product_id,
        }
    }

    /// The options of an import whose database is not made yet.
    #[must_use]
    pub fn options(&self) -> Map<String, Value> {
        let options = json!({ "kind": self.kind, "skip_duplicates": self.skip_duplicates });
        options.as_object().cloned().unwrap_or_default()
    }
}

/// Adds what is wrong with a database to be made of a file.
///
/// # Errors
/// Only what the database says.
pub async fn check_upload(db: &impl ConnectionTrait, upload: &NewUpload, faults: &mut Faults) -> Result<()> {
    let new = upload.database();
    databases::check_new(db, &new, faults).await
}

/// Makes the database of a file before its rows are confirmed; returns its id and the options of the import.
///
/// # Errors
/// `Forbidden`; `Invalid` where the kind or product is not known, or the kind needs a product.
pub async fn begin_upload(
    tx: &Tx,
    actor: &Actor,
    upload: &NewUpload,
) -> Result<(DatabaseId, Map<String, Value>)> {
    actor.must(Permission::ManageDatabases)?;
    let database = make(tx, actor, (upload.database(), &upload.file_name)).await?;
    let options = json!({ "database_id": database.id, "skip_duplicates": upload.skip_duplicates });
    Ok((database.id, options.as_object().cloned().unwrap_or_default()))
}
