//! What a row of deposits may say, in the words of the list's download.

use kernel::Message;
use platform::import::{Format, ImportField};

const fn field(
    name: &'static str,
    label: (&'static str, &'static str),
    format: Format,
    (aliases, example): (&'static [&'static str], &'static str),
) -> ImportField {
    ImportField {
        name,
        label: Message::new(name, label.0, label.1),
        aliases,
        is_required: false,
        format,
        example,
    }
}

const CUSTOMERS: &[&str] =
    &["nama pelanggan", "pelanggan", "customer", "customer name", "nama member", "member"];

pub(super) const FIELDS: &[ImportField] = &[
    field("on_date", ("Tanggal", "Date"), Format::Day, (&["tgl", "hari", "day"], "31/01/2026")),
    field(
        "staff_name",
        ("Staf", "Staff"),
        Format::Text,
        (&["cs", "staff name", "petugas"], "staff1@contoh.id"),
    ),
    field(
        "product_name",
        ("Produk", "Product"),
        Format::Text,
        (&["product name", "sku", "web"], "Paket 50 Mbps"),
    ),
    ImportField {
        is_required: true,
        ..field("customer_name", ("Nama", "Name"), Format::Text, (CUSTOMERS, "Budi Santoso"))
    },
    field(
        "customer_ref",
        ("ID", "ID"),
        Format::Text,
        (&["user id", "id member", "username", "akun"], "budi88"),
    ),
    ImportField {
        is_required: true,
        ..field(
            "base_amount",
            ("Nominal", "Nominal"),
            Format::Money,
            (&["deposit", "jumlah", "amount", "nominal deposit"], "100000"),
        )
    },
    field("multiplier", ("Kelipatan", "Multiplier"), Format::Decimal, (&["kali", "x"], "1,5")),
    field("total", ("Total", "Total"), Format::Money, (&["omset", "total deposit"], "150000")),
    field("note", ("Keterangan", "Note"), Format::Text, (&["catatan", "ket", "notes"], "Lewat BCA")),
];
