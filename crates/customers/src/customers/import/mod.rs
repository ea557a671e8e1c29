//! Customers from a file: known by their code, phone or email, and changed only where that was asked for.

mod fields;
mod known;
mod read;
mod store;
mod undo;

use fields::FIELDS;
use futures::FutureExt;
use kernel::{Message, Permission};
use platform::import::{ImportKind, ImportOption, OptionShape};

/// An option of the file: customers that are known are changed; otherwise they are refused.
const UPDATE_KNOWN: &str = "update_known";
const UPDATE: ImportOption = ImportOption {
    name: UPDATE_KNOWN,
    label: Message::new(UPDATE_KNOWN, "Ubah yang sudah ada", "Change known ones"),
    hint: Message::new(
        UPDATE_KNOWN,
        "Pelanggan yang kode, telepon, atau emailnya sudah ada diubah sesuai baris; kalau tidak, barisnya ditolak.",
        "Customers whose code, phone or email is known are changed as the row says; otherwise the row is rejected.",
    ),
    shape: OptionShape::YesNo,
};

/// Customers. Only for those who see all: whether one is known must not be told to others.
pub(crate) const IMPORT: ImportKind = ImportKind {
    name: "customers",
    title: Message::new("customers", "Pelanggan", "Customers"),
    permission: Permission::UseCustomers,
    fields: FIELDS,
    options: &[UPDATE],
    keeps_others: false,
    begin: None,
    abandon: None,
    check: |app, ground, rows| read::look(app, ground, rows).boxed(),
    store: |tx, ground, rows| store::store(tx, ground, rows).boxed(),
    undo: |tx, actor, traces| undo::undo(tx, actor, traces).boxed(),
};
