//! What ordered files mean to a person whose data is wiped.

use super::{PURGE, queries};
use futures::FutureExt;
use platform::{capability::PersonSource, jobs};
use serde_json::json;

/// Files hold copies of what is stored elsewhere, so there is nothing to merge or to tell. Whoever is wiped may stand in
/// any of them: all are removed, and can be ordered again.
pub(crate) const PERSON: PersonSource = PersonSource {
    name: "exports",
    merge: |_, _, _, _| async { Ok(()) }.boxed(),
    export: |_, _| async { Ok(json!([])) }.boxed(),
    erase: |tx, _| {
        async move {
            queries::expire_all(tx).await?;
            jobs::enqueue(tx, PURGE, &()).await
        }
        .boxed()
    },
};
