//! What a row of products may say, in the order and the words of the list's download.

use platform::import::{Format, ImportField};

const KINDS: &[(&str, &[&str])] = &[
    ("subscription", &["langganan", "berlangganan", "bulanan", "monthly", "recurring"]),
    ("one_off", &["sekali", "sekali bayar", "satuan", "one-off", "one off", "once"]),
];

pub(super) const FIELDS: &[ImportField] = &[
    ImportField::new(
        "sku",
        ("SKU", "SKU"),
        Format::Text,
        (&["kode", "kode produk", "product code", "code"], "NET-50"),
    ),
    ImportField::new(
        "name",
        ("Nama", "Name"),
        Format::Text,
        (&["nama produk", "product name", "produk", "product"], "Paket 50 Mbps"),
    ),
    ImportField::new(
        "category_name",
        ("Kategori", "Category"),
        Format::Text,
        (&["program", "group", "grup", "kelompok", "series"], "Internet"),
    ),
    ImportField::new("kind", ("Jenis", "Kind"), Format::Choice(KINDS), (&["tipe", "type"], "langganan")),
    ImportField::new("unit", ("Satuan", "Unit"), Format::Text, (&["uom"], "bulan")),
    ImportField::new(
        "cost_price",
        ("HPP", "Cost price"),
        Format::Money,
        (&["harga pokok", "harga beli", "modal", "cost", "cogs"], "200000"),
    ),
    ImportField::new(
        "margin_bps",
        ("Margin sales", "Margin"),
        Format::Percent,
        (&["margin %", "markup", "margin penjualan"], "25%"),
    ),
    ImportField::new(
        "list_price",
        ("Harga jual", "List price"),
        Format::Money,
        (&["harga", "price", "sales price", "selling price"], "250000"),
    ),
    ImportField::new("tax_bps", ("Pajak", "Tax"), Format::Percent, (&["ppn", "vat"], "11%")),
    ImportField::new(
        "speed_mbps",
        ("Kecepatan (Mbps)", "Speed (Mbps)"),
        Format::Integer,
        (&["kecepatan", "speed", "mbps", "bandwidth"], "50"),
    ),
    ImportField::new(
        "description",
        ("Keterangan", "Description"),
        Format::Text,
        (&["deskripsi", "catatan", "notes"], "Untuk rumah, tanpa kuota"),
    ),
    ImportField::new("tags", ("Label", "Tags"), Format::Words, (&["tag", "labels"], "promo, rumah")),
    ImportField::new("is_active", ("Aktif", "Active"), Format::YesNo, (&["status aktif", "enabled"], "Ya")),
];
