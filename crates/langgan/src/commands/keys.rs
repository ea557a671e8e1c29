//! `langgan keys`: which keys there are, and a new one for all columns.

use crate::{assemble, config::Config, serve};
use kernel::{Error, Result};
use platform::{App, capability::EncryptedColumn, crypto::KeyRing};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

const BATCH: u32 = 500;
/// A server that does not see this key file would write with the old key for ever.
const PASSES: u8 = 10;

#[derive(FromQueryResult)]
struct Sealed {
    id: Uuid,
    sealed: Vec<u8>,
}

/// Adds a key to the key file and seals every encrypted column with it, while the program runs: a server takes the new
/// key up with the next value that it seals or opens.
///
/// # Errors
/// `Unavailable` with one line.
pub async fn rotate(config: &Config) -> Result<()> {
    config.make_data_dir()?;
    KeyRing::rotate(&config.key_path())?;
    let app = serve::open(config).await?;
    let mut total = 0_u64;
    for column in assemble::registry().encrypted {
        let mut count = 0;
        // What a request was writing when the key was added may still be sealed with the old one.
        for _ in 0..PASSES {
            match seal_again(&app, column).await? {
                0 => break,
                more => count += more,
            }
        }
        println!("{}.{}: {count}", column.table, column.column);
        total += count;
    }
    app.db().clone().close().await;
    println!("{total} values are sealed with the new key; keep the old one until no backup needs it");
    Ok(())
}

/// Seals what older keys sealed, batch by batch; one that changes meanwhile is left to its writer.
async fn seal_again(app: &App, column: EncryptedColumn) -> Result<u64> {
    let (mut last, mut total) = (Uuid::nil(), 0);
    loop {
        let batch = page(app, column, last).await?;
        let Some(end) = batch.last() else { return Ok(total) };
        last = end.id;
        let old: Vec<_> = batch.into_iter().filter(|row| app.keys().needs_rotation(&row.sealed)).collect();
        app.transact(async |tx| {
            for row in &old {
                let plain = app.keys().open(&row.sealed, column.context)?;
                let fresh = app.keys().seal(&plain, column.context)?;
                let sql = format!(
                    "UPDATE {0} SET {1} = $1 WHERE id = $2 AND {1} = $3",
                    column.table, column.column
                );
                let values = [fresh.into(), row.id.into(), row.sealed.clone().into()];
                let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
                total += tx.execute_raw(statement).await?.rows_affected();
            }
            Ok(())
        })
        .await?;
    }
}

async fn page(app: &App, column: EncryptedColumn, after: Uuid) -> Result<Vec<Sealed>> {
    let db = app.db().reader();
    let sql = format!(
        "SELECT id, {0} AS sealed FROM {1} WHERE {0} IS NOT NULL AND id > $1 ORDER BY id LIMIT {BATCH}",
        column.column, column.table
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [after.into()]);
    Ok(Sealed::find_by_statement(statement).all(db).await?)
}

/// Prints the fingerprint of the key file, to compare it with a backup's.
///
/// # Errors
/// `Unavailable` that names the file.
pub fn show(config: &Config) -> Result<()> {
    let path = config.key_path();
    if !path.is_file() {
        return Err(Error::Unavailable(format!("there is no key file {}", path.display())));
    }
    println!("{} {}", path.display(), KeyRing::load_or_create(&path)?.fingerprint());
    Ok(())
}
