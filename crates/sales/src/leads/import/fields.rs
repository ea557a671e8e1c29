//! What columns of a file may say of leads.

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

pub(super) const FIELDS: &[ImportField] = &[
    ImportField {
        is_required: true,
        ..field(
            "name",
            ("Nama", "Name"),
            Format::Text,
            (
                &["nama lengkap", "full name", "nama lead", "lead", "nama siswa", "customer name"],
                "Budi Santoso",
            ),
        )
    },
    field(
        "phone",
        ("Telepon", "Phone"),
        Format::Phone,
        (
            &[
                "no hp",
                "hp",
                "nomor hp",
                "no telp",
                "no wa",
                "whatsapp",
                "wa",
                "handphone",
                "mobile",
                "phone number",
                "nomor telepon",
            ],
            "0812-3456-7890",
        ),
    ),
    field(
        "email",
        ("Email", "Email"),
        Format::Text,
        (&["e mail", "surel", "alamat email"], "budi@contoh.id"),
    ),
    field(
        "organization",
        ("Organisasi", "Organisation"),
        Format::Text,
        (
            &["perusahaan", "company", "asal sekolah", "sekolah", "instansi", "organization", "account"],
            "SMA 1 Bogor",
        ),
    ),
    field("address", ("Alamat", "Address"), Format::Text, (&["alamat lengkap"], "Jl. Mawar 5, Bogor")),
    field(
        "need",
        ("Kebutuhan", "Need"),
        Format::Text,
        (&["keterangan", "catatan", "notes", "pesan", "message"], "Internet rumah 50 Mbps"),
    ),
    field(
        "product",
        ("Produk", "Product"),
        Format::Text,
        (&["paket", "program", "product name", "sku"], "Paket 50 Mbps"),
    ),
    field(
        "channel",
        ("Saluran", "Channel"),
        Format::Text,
        (&["sumber", "source", "channel name"], "Instagram"),
    ),
    field("stage", ("Tahap", "Stage"), Format::Text, (&["stage name", "deal stage"], "Prospek")),
    field(
        "owner",
        ("Penanggung jawab", "Owner"),
        Format::Text,
        (&["pic", "sales", "cs", "owner name", "agent", "sales agent"], "sales1@contoh.id"),
    ),
    field(
        "estimated_value",
        ("Perkiraan nilai", "Estimated value"),
        Format::Money,
        (&["nilai", "value", "estimasi", "close value"], "1500000"),
    ),
    field(
        "expected_close_on",
        ("Perkiraan closing", "Expected close"),
        Format::Day,
        (&["target closing", "close date", "expected close date"], "31/12/2026"),
    ),
    field(
        "next_action",
        ("Langkah berikut", "Next action"),
        Format::Text,
        (&["tindak lanjut", "follow up"], "Telepon lagi"),
    ),
    field(
        "next_action_at",
        ("Waktu langkah berikut", "Next action at"),
        Format::Moment,
        (&["tanggal follow up", "follow up date"], "31/12/2026 09:00"),
    ),
    field("tags", ("Label", "Tags"), Format::Words, (&["tag", "labels"], "vip, pameran")),
];
