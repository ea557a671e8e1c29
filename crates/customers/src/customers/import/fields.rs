//! What a row of customers may say, in the words of the list's download.

use platform::import::{Format, ImportField};

const KINDS: &[(&str, &[&str])] = &[
    ("person", &["orang", "perorangan", "pribadi", "individu", "individual"]),
    ("company", &["perusahaan", "badan usaha", "instansi", "korporat", "business"]),
];
const STATUSES: &[(&str, &[&str])] =
    &[("active", &["aktif", "ya"]), ("inactive", &["tidak aktif", "nonaktif", "non aktif", "tidak"])];

/// Other heads by which people know a field, and what a template shows in it.
type Known = (&'static [&'static str], &'static str);

const fn text(name: &'static str, label: (&'static str, &'static str), known: Known) -> ImportField {
    ImportField::new(name, label, Format::Text, known)
}

const PHONES: &[&str] = &[
    "no hp",
    "hp",
    "nomor hp",
    "no telp",
    "no telepon",
    "no wa",
    "whatsapp",
    "wa",
    "handphone",
    "mobile",
    "phone number",
    "nomor telepon",
];

pub(super) const FIELDS: &[ImportField] = &[
    text("code", ("Kode", "Code"), (&["kode pelanggan", "customer code", "id pelanggan"], "CU-000123")),
    ImportField::new("kind", ("Jenis", "Kind"), Format::Choice(KINDS), (&["tipe", "type"], "orang")),
    text(
        "name",
        ("Nama", "Name"),
        (&["nama lengkap", "nama pelanggan", "full name", "customer name", "pelanggan"], "Budi Santoso"),
    ),
    ImportField::new("phone", ("Telepon", "Phone"), Format::Phone, (PHONES, "0812-3456-7890")),
    ImportField::new(
        "extra_phones",
        ("Telepon lain", "Other phones"),
        Format::Words,
        (&["hp 2", "telepon 2", "no hp 2", "phone 2"], "021-555-1234; 0813-1111-2222"),
    ),
    text("email", ("Email", "Email"), (&["e mail", "surel", "alamat email"], "budi@contoh.id")),
    text(
        "organization",
        ("Organisasi", "Organisation"),
        (&["perusahaan", "company", "sekolah", "instansi", "organization", "account"], "PT Maju Jaya"),
    ),
    text("street", ("Jalan", "Street"), (&["alamat", "alamat lengkap", "address"], "Jl. Mawar 5")),
    text("village", ("Kelurahan", "Village"), (&["desa", "kelurahan desa"], "Babakan")),
    text("district", ("Kecamatan", "District"), (&[], "Bogor Tengah")),
    text("city", ("Kota", "City"), (&["kabupaten", "kota kabupaten", "kab kota"], "Bogor")),
    text("province", ("Provinsi", "Province"), (&["propinsi", "state"], "Jawa Barat")),
    text("postal_code", ("Kode pos", "Postal code"), (&["kodepos", "zip", "zip code"], "16128")),
    ImportField::new("status", ("Status", "Status"), Format::Choice(STATUSES), (&[], "aktif")),
    text("owner_name", ("Penanggung jawab", "Owner"), (&["pic", "sales", "cs", "agent"], "sales1@contoh.id")),
    ImportField::new("tags", ("Label", "Tags"), Format::Words, (&["tag", "labels"], "vip, pameran")),
    text(
        "preferred_contact",
        ("Cara menghubungi", "Preferred contact"),
        (&["kontak pilihan", "hubungi lewat"], "WhatsApp"),
    ),
    ImportField::new(
        "birthday",
        ("Tanggal lahir", "Birthday"),
        Format::Day,
        (&["tgl lahir", "date of birth"], "31/01/1990"),
    ),
    ImportField::new(
        "national_id",
        ("NIK", "National id"),
        Format::Digits,
        (&["no ktp", "nomor ktp", "ktp", "id number"], "3271011234560001"),
    ),
    text("notes", ("Catatan", "Notes"), (&["keterangan", "note", "remarks"], "Bayar setiap tanggal 5")),
];
