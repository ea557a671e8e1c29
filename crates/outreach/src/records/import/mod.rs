//! Records of a contact database from a file: what no field takes is kept with the record as it stands there. Phones
//! that are no numbers are kept and told; numbers that are known in databases of the same kind are told or left out.

mod options;
mod read;
mod store;
mod undo;

pub use options::{NewUpload, begin_upload, check_upload};

use futures::FutureExt;
use kernel::{Message, Permission};
use platform::import::{Format, ImportField, ImportKind, ImportOption, OptionShape};

/// Records.
pub(crate) const IMPORT: ImportKind = ImportKind {
    name: "records",
    title: Message::new("records", "Data kontak", "Records"),
    permission: Permission::ManageDatabases,
    fields: FIELDS,
    options: OPTIONS,
    keeps_others: true,
    begin: Some(|tx, ground, source| options::begin(tx, ground, source).boxed()),
    abandon: Some(|tx, actor, made| undo::abandon(tx, actor, made).boxed()),
    check: |app, ground, rows| read::look(app, ground, rows).boxed(),
    store: |tx, ground, rows| store::store(tx, ground, rows).boxed(),
    undo: |tx, actor, traces| undo::undo(tx, actor, traces).boxed(),
};

const fn option(
    name: &'static str,
    (label, hint): ((&'static str, &'static str), (&'static str, &'static str)),
    shape: OptionShape,
) -> ImportOption {
    ImportOption {
        name,
        label: Message::new(name, label.0, label.1),
        hint: Message::new(name, hint.0, hint.1),
        shape,
    }
}

const OPTIONS: &[ImportOption] = &[
    option(
        "database_id",
        (
            ("Database", "Database"),
            (
                "Tambahkan ke database ini. Kosongkan untuk membuat yang baru.",
                "Add to this database. Leave empty for a new one.",
            ),
        ),
        OptionShape::OneOf("/api/databases"),
    ),
    option(
        "name",
        (
            ("Nama database baru", "Name of the new database"),
            ("Nama berkas kalau dikosongkan.", "The name of the file where left empty."),
        ),
        OptionShape::Text,
    ),
    option(
        "kind",
        (
            ("Jenis database baru", "Kind of the new database"),
            (
                "Data dari jenis yang berbeda tidak pernah dicampur.",
                "Records of different kinds are never mixed.",
            ),
        ),
        OptionShape::OneOf("/api/database-kinds"),
    ),
    option(
        "product_id",
        (
            ("Produk database baru", "Product of the new database"),
            (
                "Database tanpa produk tampil sebagai Unknown.",
                "A database without a product is shown as Unknown.",
            ),
        ),
        OptionShape::OneOf("/api/products"),
    ),
    option(
        "skip_duplicates",
        (
            ("Lewati nomor yang sudah ada", "Leave out known numbers"),
            (
                "Nomor yang sudah ada di berkas ini atau di database sejenis tidak ditambahkan lagi.",
                "Numbers known in this file or in databases of the same kind are not added again.",
            ),
        ),
        OptionShape::YesNo,
    ),
];

const PHONES: &[&str] = &[
    "no hp",
    "hp",
    "nomor hp",
    "no telp",
    "no telepon",
    "no wa",
    "nomor wa",
    "whatsapp",
    "wa",
    "handphone",
    "mobile",
    "phone number",
    "nomor telepon",
    "nomor",
    "kontak",
];
const NAMES: &[&str] =
    &["nama lengkap", "full name", "nama pelanggan", "customer name", "nama member", "nama rekening"];
const USERNAMES: &[&str] = &["user name", "user id", "userid", "id member", "member id", "akun"];

const FIELDS: &[ImportField] = &[
    text("name", ("Nama", "Name"), (NAMES, "Budi Santoso")),
    text("phone", ("Telepon", "Phone"), (PHONES, "0812-3456-7890")),
    text("username", ("Username", "Username"), (USERNAMES, "budi88")),
    ImportField {
        format: Format::Words,
        ..text("tags", ("Label", "Tags"), (&["tag", "labels"], "vip, pameran"))
    },
];

/// A text: phones too, since one that is no number is kept as it stands there.
const fn text(
    name: &'static str,
    label: (&'static str, &'static str),
    (aliases, example): (&'static [&'static str], &'static str),
) -> ImportField {
    ImportField {
        name,
        label: Message::new(name, label.0, label.1),
        aliases,
        is_required: false,
        format: Format::Text,
        example,
    }
}
