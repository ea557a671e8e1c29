//! `langgan doctor`: looks at everything that can be wrong and says it in one line each.

use super::backup::integrity;
use crate::{assemble, config::Config, serve};
use kernel::{Error, Result};
use platform::{audit, db, jobs::queries, outbox, refind, tally};

/// Prints one line a check; fails if any is bad.
///
/// # Errors
/// `Unavailable` that counts what is wrong.
pub async fn doctor(config: &Config) -> Result<()> {
    let app = serve::open(config).await?;
    let mut wrong = 0;
    let mut say = |what: &str, outcome: Result<String>| match outcome {
        Ok(text) => println!("ok    {what}: {text}"),
        Err(cause) => {
            wrong += 1;
            println!("WRONG {what}: {cause}");
        }
    };
    say("database", integrity(app.db()).await.map(|()| config_name(config)));
    let pending = db::pending(app.db(), &assemble::migrations()).await;
    say("schema", pending.and_then(|pending| none_left(pending.len(), "changes are missing")));
    say("files", app.files().check().await.map(|()| "can be written".to_owned()));
    say(
        "audit log",
        audit::verify(&app).await.and_then(|verdict| match verdict {
            audit::Verdict::Intact(count) => Ok(format!("{count} sealed entries fit")),
            audit::Verdict::Broken(position) => {
                Err(Error::Unavailable(format!("broken at entry {position}")))
            }
        }),
    );
    let differ = tally::count_differences(&app).await;
    say(
        "sums",
        differ.and_then(|count| {
            none_left(usize::try_from(count).unwrap_or(usize::MAX), "differ from a recount")
        }),
    );
    let counts = queries::count_by_status(app.db().reader()).await?;
    let dead = counts.iter().find(|count| count.status == "dead").map_or(0, |count| count.count);
    say("jobs", none_left(usize::try_from(dead).unwrap_or_default(), "gave up"));
    let waiting = outbox::waiting(&app, 1_000).await?.len();
    let mail = if config.smtp.host.is_some() { "mail server is set" } else { "no mail server: mail rests" };
    say("mail", Ok(format!("{mail}; {waiting} waiting")));
    app.db().clone().close().await;
    if wrong == 0 { Ok(()) } else { Err(Error::Unavailable(format!("{wrong} checks failed"))) }
}

/// Builds anew what is searched for and filtered by.
///
/// # Errors
/// What the database says.
pub async fn rebuild_search(config: &Config) -> Result<()> {
    let app = serve::open(config).await?;
    let refound = refind::everything(&app).await?;
    println!(
        "{} indexes of texts and what {} things are filtered by were built anew",
        refound.indexes, refound.things
    );
    app.db().clone().close().await;
    Ok(())
}

fn config_name(config: &Config) -> String {
    let url = config.database_url();
    if url.starts_with("sqlite") { url } else { "PostgreSQL answers".to_owned() }
}

fn none_left(count: usize, what: &str) -> Result<String> {
    if count == 0 { Ok(format!("0 {what}")) } else { Err(Error::Unavailable(format!("{count} {what}"))) }
}
