//! Deposits from a file: the columns of the list's download. What was entered already is told, and entered once more.

mod fields;
mod read;
mod store;

use fields::FIELDS;
use futures::FutureExt;
use kernel::{Message, Permission};
use platform::import::{ImportKind, ImportOption, OptionShape};

/// Deposits.
pub(crate) const IMPORT: ImportKind = ImportKind {
    name: "deposits",
    title: Message::new("deposits", "Deposit", "Deposits"),
    permission: Permission::UseDeposits,
    fields: FIELDS,
    options: &[PRODUCT],
    keeps_others: false,
    begin: None,
    abandon: None,
    check: |app, ground, rows| read::look(app, ground, rows).boxed(),
    store: |tx, ground, rows| store::store(tx, ground, rows).boxed(),
    undo: |tx, actor, traces| store::undo(tx, actor, traces).boxed(),
};

/// An option of the file: the product of rows that name none.
const PRODUCT: ImportOption = ImportOption {
    name: "product_id",
    label: Message::new("product_id", "Produk", "Product"),
    hint: Message::new(
        "product_id",
        "Untuk baris yang tidak menyebut produk.",
        "For rows that name no product.",
    ),
    shape: OptionShape::OneOf("/api/products"),
};
