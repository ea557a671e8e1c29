//! `langgan audit verify`: recomputes the chain over the audit log.

use crate::{config::Config, serve};
use kernel::{Error, Result};
use platform::audit::{self, Verdict};

/// Seals what is settled, then checks every seal.
///
/// # Errors
/// `Unavailable` that names the first entry that doesn't fit.
pub async fn verify(config: &Config) -> Result<()> {
    let app = serve::open(config).await?;
    audit::seal(&app).await?;
    let verdict = audit::verify(&app).await?;
    app.db().clone().close().await;
    match verdict {
        Verdict::Intact(count) => {
            println!("intact: {count} sealed entries");
            Ok(())
        }
        Verdict::Broken(position) => {
            Err(Error::Unavailable(format!("the audit log was changed at sealed entry {position}")))
        }
    }
}
