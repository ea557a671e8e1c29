//! What is copied from a file, or from what it changes: sealed, since it may hold phones and national ids.

use kernel::{Error, Result};
use platform::{App, capability::EncryptedColumn};
use serde::{Serialize, de::DeserializeOwned};

/// What the first rows are bound to.
pub(super) const SAMPLE: &str = "import.sample";
/// What the first cells of the columns are bound to.
pub(super) const CELLS: &str = "import.cells";
/// What fields said before an import is bound to.
pub(super) const BEFORE: &str = "import.before";

/// Columns to seal again after a new key.
pub(crate) const ENCRYPTED: [EncryptedColumn; 3] = [
    EncryptedColumn { table: "import", column: "sample_sealed", context: SAMPLE },
    EncryptedColumn { table: "import", column: "cells_sealed", context: CELLS },
    EncryptedColumn { table: "import_before", column: "sealed", context: BEFORE },
];

pub(super) fn seal(app: &App, value: &impl Serialize, context: &str) -> Result<Vec<u8>> {
    app.keys().seal(&serde_json::to_vec(value).map_err(Error::internal)?, context)
}

pub(super) fn open<T: DeserializeOwned>(app: &App, sealed: &[u8], context: &str) -> Result<T> {
    serde_json::from_slice(&app.keys().open(sealed, context)?).map_err(Error::internal)
}
