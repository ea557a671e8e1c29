//! Files that hold what is private of people: sealed on their way into the store, opened on their way out.

use super::{FileKey, Stored};
use crate::{app::App, crypto::Content};
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt};
use kernel::{Error, Result};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// What one file is sealed for: what it is, and which.
fn context(what: &str, key: FileKey) -> String {
    format!("{what} {key}")
}

/// Stores a stream under `key`, sealed; `what` it is names its kind, `import.rows`. Tells the size that it had before.
///
/// # Errors
/// What the stream says; `Unavailable` where the place does not take it.
pub async fn put_sealed(
    app: &App,
    (key, what): (FileKey, &str),
    content: impl Stream<Item = Result<Bytes>> + Send + 'static,
) -> Result<Stored> {
    let size = Arc::new(AtomicU64::new(0));
    let passed = size.clone();
    let counted = content.inspect_ok(move |part| {
        passed.fetch_add(part.len() as u64, Ordering::Relaxed);
    });
    let sealed = app.keys().seal_content(counted, &context(what, key))?;
    let stored = app.files().put_stream(&key, sealed, u64::MAX).await?;
    Ok(Stored { size: size.load(Ordering::Relaxed), ..stored })
}

/// The sealed file under `key`, opened.
///
/// # Errors
/// `NotFound`; `Internal` where it was changed; `Unavailable` where the place does not answer.
pub async fn get_sealed(app: &App, (key, what): (FileKey, &str)) -> Result<Content> {
    let found = app.files().get_stream(&key).await?;
    let sealed = found.content.map(|part| part.map_err(Error::internal));
    app.keys().open_content(sealed, &context(what, key)).await
}
