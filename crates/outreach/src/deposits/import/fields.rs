//! What a row of deposits may say, in the words of the list's download.

use platform::import::{Format, ImportField};

const CUSTOMERS: &[&str] =
    &["nama pelanggan", "pelanggan", "customer", "customer name", "nama member", "member"];

pub(super) const FIELDS: &[ImportField] = &[
    ImportField::new("on_date", ("Tanggal", "Date"), Format::Day, (&["tgl", "hari", "day"], "31/01/2026")),
    ImportField::new(
        "staff_name",
        ("Staf", "Staff"),
        Format::Text,
        (&["cs", "staff name", "petugas"], "staff1@contoh.id"),
    ),
    ImportField::new(
        "product_name",
        ("Produk", "Product"),
        Format::Text,
        (&["product name", "sku", "web"], "Paket 50 Mbps"),
    ),
    ImportField {
        is_required: true,
        ..ImportField::new("customer_name", ("Nama", "Name"), Format::Text, (CUSTOMERS, "Budi Santoso"))
    },
    ImportField::new(
        "customer_ref",
        ("ID", "ID"),
        Format::Text,
        (&["user id", "id member", "username", "akun"], "budi88"),
    ),
    ImportField {
        is_required: true,
        ..ImportField::new(
            "base_amount",
            ("Nominal", "Nominal"),
            Format::Money,
            (&["deposit", "jumlah", "amount", "nominal deposit"], "100000"),
        )
    },
    ImportField::new("multiplier", ("Kelipatan", "Multiplier"), Format::Decimal, (&["kali", "x"], "1,5")),
    ImportField::new("total", ("Total", "Total"), Format::Money, (&["omset", "total deposit"], "150000")),
    ImportField::new(
        "note",
        ("Keterangan", "Note"),
        Format::Text,
        (&["catatan", "ket", "notes"], "Lewat BCA"),
    ),
];
