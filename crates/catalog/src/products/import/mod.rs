//! Products from a file: known by their SKU, and changed as far as the row says something.
//!
//! The columns are those of the list's download, so that what was downloaded comes back from Excel as it is.

mod fields;
mod read;
mod store;
mod undo;

use fields::FIELDS;
use futures::FutureExt;
use kernel::{Message, Permission};
use platform::import::ImportKind;

/// Products.
pub(crate) const IMPORT: ImportKind = ImportKind {
    name: "products",
    title: Message::new("products", "Produk", "Products"),
    permission: Permission::ManageProducts,
    fields: FIELDS,
    options: &[],
    keeps_others: false,
    begin: None,
    abandon: None,
    check: |app, ground, rows| read::look(app, ground, rows).boxed(),
    store: |tx, ground, rows| store::store(tx, ground, rows).boxed(),
    undo: |tx, actor, traces| undo::undo(tx, actor, traces).boxed(),
};
