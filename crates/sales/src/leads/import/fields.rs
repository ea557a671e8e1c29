//! What columns of a file may say of leads.

use platform::import::{Format, ImportField};

pub(super) const FIELDS: &[ImportField] = &[
    ImportField {
        is_required: true,
        ..ImportField::new(
            "name",
            ("Nama", "Name"),
            Format::Text,
            (
                &["nama lengkap", "full name", "nama lead", "lead", "nama siswa", "customer name"],
                "Budi Santoso",
            ),
        )
    },
    ImportField::new(
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
    ImportField::new(
        "email",
        ("Email", "Email"),
        Format::Text,
        (&["e mail", "surel", "alamat email"], "budi@contoh.id"),
    ),
    ImportField::new(
        "organization",
        ("Organisasi", "Organisation"),
        Format::Text,
        (
            &["perusahaan", "company", "asal sekolah", "sekolah", "instansi", "organization", "account"],
            "SMA 1 Bogor",
        ),
    ),
    ImportField::new(
        "address",
        ("Alamat", "Address"),
        Format::Text,
        (&["alamat lengkap"], "Jl. Mawar 5, Bogor"),
    ),
    ImportField::new(
        "need",
        ("Kebutuhan", "Need"),
        Format::Text,
        (&["keterangan", "catatan", "notes", "pesan", "message"], "Internet rumah 50 Mbps"),
    ),
    ImportField::new(
        "product",
        ("Produk", "Product"),
        Format::Text,
        (&["paket", "program", "product name", "sku"], "Paket 50 Mbps"),
    ),
    ImportField::new(
        "channel",
        ("Saluran", "Channel"),
        Format::Text,
        (&["sumber", "source", "channel name"], "Instagram"),
    ),
    ImportField::new("stage", ("Tahap", "Stage"), Format::Text, (&["stage name", "deal stage"], "Prospek")),
    ImportField::new(
        "owner",
        ("Penanggung jawab", "Owner"),
        Format::Text,
        (&["pic", "sales", "cs", "owner name", "agent", "sales agent"], "sales1@contoh.id"),
    ),
    ImportField::new(
        "estimated_value",
        ("Perkiraan nilai", "Estimated value"),
        Format::Money,
        (&["nilai", "value", "estimasi", "close value"], "1500000"),
    ),
    ImportField::new(
        "expected_close_on",
        ("Perkiraan closing", "Expected close"),
        Format::Day,
        (&["target closing", "close date", "expected close date"], "31/12/2026"),
    ),
    ImportField::new(
        "next_action",
        ("Langkah berikut", "Next action"),
        Format::Text,
        (&["tindak lanjut", "follow up"], "Telepon lagi"),
    ),
    ImportField::new(
        "next_action_at",
        ("Waktu langkah berikut", "Next action at"),
        Format::Moment,
        (&["tanggal follow up", "follow up date"], "31/12/2026 09:00"),
    ),
    ImportField::new("tags", ("Label", "Tags"), Format::Words, (&["tag", "labels"], "vip, pameran")),
];
