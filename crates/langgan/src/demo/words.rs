//! Names, places and sentences of the demo business.

/// First names.
pub(super) const FIRST: &[&str] = &[
    "Ahmad", "Siti", "Bambang", "Dian", "Eko", "Fitri", "Gilang", "Hana", "Indra", "Kartika", "Lukman",
    "Maya", "Nanda", "Oki", "Rina", "Sigit", "Tuti", "Umar", "Vina", "Wahyu", "Yanti", "Zaki", "Bayu",
    "Citra", "Doni", "Endang", "Galih", "Intan", "Kurnia", "Lia",
];
/// Last names.
pub(super) const LAST: &[&str] = &[
    "Santoso",
    "Lestari",
    "Hidayat",
    "Permata",
    "Saputra",
    "Wulandari",
    "Kurniawan",
    "Handayani",
    "Gunawan",
    "Rahmawati",
    "Firmansyah",
    "Puspita",
    "Hakim",
    "Utami",
    "Siregar",
    "Nasution",
    "Halim",
    "Simanjuntak",
    "Tanoto",
    "Maulana",
];
/// Businesses; empty for households.
pub(super) const COMPANIES: &[&str] = &[
    "",
    "",
    "",
    "Kopi Tuku Braga",
    "Klinik Sehat Medika",
    "Toko Bangunan Jaya",
    "CV Maju Bersama",
    "Hotel Parahyangan",
    "SMK Bina Karya",
    "PT Sinar Logistik",
    "Warung Sunda Ibu Imas",
    "Apotek Melati",
    "Studio Foto Cahaya",
    "PT Garmen Priangan",
    "Koperasi Sejahtera",
    "Bimbel Cerdas",
    "RS Harapan Ibu",
    "Kantor Notaris Halim",
];
/// Streets of Bandung.
pub(super) const STREETS: &[&str] = &[
    "Jl. Riau",
    "Jl. Braga",
    "Jl. Dago",
    "Jl. Setiabudi",
    "Jl. Buah Batu",
    "Jl. Kopo",
    "Jl. Pasteur",
    "Jl. Cihampelas",
    "Jl. Sukajadi",
    "Jl. Antapani",
    "Jl. Gatot Subroto",
    "Jl. Soekarno-Hatta",
];
/// What people ask for.
pub(super) const NEEDS: &[&str] = &[
    "Internet rumah untuk sekolah daring dan streaming",
    "Internet kantor, 12 karyawan, butuh IP statis",
    "Pindah dari penyedia lain, sering putus",
    "Wi-Fi untuk pelanggan kafe",
    "Internet dan CCTV untuk gudang",
    "Internet cadangan untuk kasir",
    "Paket untuk kos 20 kamar",
];
/// What is noted after a talk.
pub(super) const NOTES: &[&str] = &[
    "Minta penawaran dikirim lewat WhatsApp.",
    "Sudah survei lokasi, kabel bisa masuk dari tiang depan.",
    "Menunggu persetujuan pasangan.",
    "Bandingkan harga dengan penyedia sekarang, kontrak habis bulan depan.",
    "Tertarik, minta potongan biaya pasang.",
    "Belum bisa diangkat, coba lagi besok pagi.",
    "Setuju dengan paketnya, tinggal tentukan jadwal.",
];
/// What comes next.
pub(super) const NEXT: &[&str] =
    &["Telepon lagi", "Kirim penawaran", "Survei lokasi", "Tanyakan keputusan", "Kirim kontrak"];
/// Name, kind, HPP, margin in basis points, unit, speed.
type DemoProduct = (&'static str, &'static str, i64, i64, &'static str, Option<i64>);

pub(super) const PRODUCTS: &[DemoProduct] = &[
    ("Home 20 Mbps", "subscription", 150_000, 4_000, "bulan", Some(20)),
    ("Home 50 Mbps", "subscription", 215_000, 3_500, "bulan", Some(50)),
    ("Home 100 Mbps", "subscription", 300_000, 3_500, "bulan", Some(100)),
    ("Bisnis 50 Mbps", "subscription", 480_000, 3_000, "bulan", Some(50)),
    ("Bisnis 100 Mbps", "subscription", 850_000, 3_000, "bulan", Some(100)),
    ("Dedicated 100 Mbps", "subscription", 3_200_000, 2_500, "bulan", Some(100)),
    ("Biaya pasang", "one_off", 180_000, 4_000, "titik", None),
    ("Router Wi-Fi 6", "one_off", 420_000, 2_500, "unit", None),
    ("Paket CCTV 4 kamera", "one_off", 2_400_000, 2_500, "paket", None),
];
