//! What a row of products may say, in the order and the words of the list's download.

use kernel::Message;
use platform::import::{Format, ImportField};

const KINDS: &[(&str, &[&str])] = &[
    ("subscription", &["langganan", "berlangganan", "bulanan", "monthly", "recurring"]),
    ("one_off", &["sekali", "sekali bayar", "satuan", "one-off", "one off", "once"]),
];

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

pub(super) const FIELDS: &[ImportField] = &[
    field("sku", ("SKU", "SKU"), Format::Text, (&["kode", "kode produk", "product code", "code"], "NET-50")),
    field(
        "name",
        ("Nama", "Name"),
        Format::Text,
        (&["nama produk", "product name", "produk", "product"], "Paket 50 Mbps"),
    ),
    field(
        "category_name",
        ("Kategori", "Category"),
        Format::Text,
        (&["program", "group", "grup", "kelompok", "series"], "Internet"),
    ),
    field("kind", ("Jenis", "Kind"), Format::Choice(KINDS), (&["tipe", "type"], "langganan")),
    field("unit", ("Satuan", "Unit"), Format::Text, (&["uom"], "bulan")),
    field(
        "cost_price",
        ("HPP", "Cost price"),
        Format::Money,
        (&["harga pokok", "harga beli", "modal", "cost", "cogs"], "200000"),
    ),
    field(
        "margin_bps",
        ("Margin sales", "Margin"),
        Format::Percent,
        (&["margin %", "markup", "margin penjualan"], "25%"),
    ),
    field(
        "list_price",
        ("Harga jual", "List price"),
        Format::Money,
        (&["harga", "price", "sales price", "selling price"], "250000"),
    ),
    field("tax_bps", ("Pajak", "Tax"), Format::Percent, (&["ppn", "vat"], "11%")),
    field(
        "speed_mbps",
        ("Kecepatan (Mbps)", "Speed (Mbps)"),
        Format::Integer,
        (&["kecepatan", "speed", "mbps", "bandwidth"], "50"),
    ),
    field(
        "description",
        ("Keterangan", "Description"),
        Format::Text,
        (&["deskripsi", "catatan", "notes"], "Untuk rumah, tanpa kuota"),
    ),
    field("tags", ("Label", "Tags"), Format::Words, (&["tag", "labels"], "promo, rumah")),
    field("is_active", ("Aktif", "Active"), Format::YesNo, (&["status aktif", "enabled"], "Ya")),
];
