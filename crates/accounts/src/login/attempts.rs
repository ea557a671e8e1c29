//! How often somebody may guess: five wrong in fifteen minutes, per address and per account.

use kernel::{Error, Instant, Result};
use platform::{App, Tx};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use uuid::Uuid;

const ALLOWED: i64 = 5;
const WINDOW: chrono::Duration = chrono::Duration::minutes(15);

#[derive(FromQueryResult)]
struct Attempts {
    count: i64,
    oldest: Option<Instant>,
}

/// Refuses while any of `subjects` has guessed wrong too often.
pub(crate) async fn must_be_allowed(app: &App, subjects: &[String]) -> Result<()> {
    for subject in subjects {
        let since = app.now() - WINDOW;
        let attempts = count(app, subject, since).await?;
        if let (true, Some(oldest)) = (attempts.count >= ALLOWED, attempts.oldest) {
            let wait = (oldest + WINDOW - app.now()).to_std().unwrap_or_default();
            return Err(Error::TooMany(wait));
        }
    }
    Ok(())
}

async fn count(app: &App, subject: &str, since: Instant) -> Result<Attempts> {
    let db = app.db().reader();
    let sql = "SELECT count(*) AS count, min(at) AS oldest FROM login_attempt WHERE subject = $1 AND at > $2";
    let statement =
        Statement::from_sql_and_values(db.get_database_backend(), sql, [subject.into(), since.into()]);
    let found = Attempts::find_by_statement(statement).one(db).await?;
    Ok(found.unwrap_or(Attempts { count: 0, oldest: None }))
}

/// Notes a wrong guess.
pub(crate) async fn note_wrong(tx: &Tx, subjects: &[String]) -> Result<()> {
    for subject in subjects {
        let id: Uuid = tx.new_id();
        let sql = "INSERT INTO login_attempt (id, subject, at) VALUES ($1, $2, $3)";
        let values = [id.into(), subject.as_str().into(), tx.now().into()];
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

/// Forgets the wrong guesses of an account that was opened rightly.
pub(crate) async fn forget(tx: &Tx, subject: &str) -> Result<()> {
    let sql = "DELETE FROM login_attempt WHERE subject = $1";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [subject.into()])).await?;
    Ok(())
}
