/** Kata-kata setelan isian tambahan. */
export const id = {
  fieldSettings: {
    hint: "Yang bisnis Anda perlu catat di luar isian bawaan: kelas siswa, tanggal lahir, nomor meteran.", of: "Isian milik", owners: { leads: "Lead", customers: "Pelanggan", products: "Produk", records: "Data kontak" }, add: "Tambah isian", new: "Isian baru: {{of}}", change: "Ubah {{name}}", remove: "Hapus {{name}}", up: "Naikkan {{name}}", down: "Turunkan {{name}}", more: "Atur {{name}}",
    empty: "Belum ada isian tambahan", emptyText: { leads: "Isian untuk lead, misalnya sekolah asal atau anggaran. Nilainya ikut saat lead menjadi pelanggan, bila pelanggan punya isian yang sama.", customers: "Isian untuk pelanggan, misalnya kelas, ukuran baju atau jatuh tempo kontrak.", products: "Isian untuk produk, misalnya pengajar, warna atau masa garansi.", records: "Isian untuk data kontak, misalnya usia atau kota asal. Kolom berkas dengan nama yang sama masuk ke sini." },
    label: "Nama isian", labelHint: "Seperti tampil di formulir dan judul kolom.", type: "Jenis", typeStays: "Hanya bisa diganti selama belum ada yang terisi.", key: "Kunci", keyHint: "Untuk API; dibuat dari namanya bila dikosongkan. Tidak bisa diganti lagi.", keyStays: "Kunci tidak bisa diganti.", choices: "Pilihan", choicesHint: "Tekan Enter untuk pilihan berikutnya, atau tempel daftar dari Excel. Pilihan yang dihapus tetap ada di data lama.", choiceNo: "Pilihan {{n}}", addChoice: "Tambah pilihan", dropChoice: "Hapus pilihan {{choice}}",
    default: "Isi awal", defaultHint: "Terisi sendiri pada data baru.", isRequired: "Wajib diisi", requiredHint: "Data lama tidak diminta mengisinya sampai isian ini diubah.", inTable: "Tampil di tabel", inTableHint: "Bila tidak, masih bisa dipilih di menu kolom.", inFilter: "Bisa untuk menyaring",
    types: { text: "Teks", number: "Angka", money: "Rupiah", date: "Tanggal", choice: "Pilihan", multi_choice: "Beberapa pilihan", yes_no: "Ya atau tidak", url: "Alamat web" },
    typeHints: { text: "Satu baris, paling banyak 1.000 huruf.", number: "Boleh dengan koma: 12,5.", money: "Rupiah bulat.", date: "Satu tanggal.", choice: "Satu dari daftar.", multi_choice: "Beberapa dari daftar.", yes_no: "Ya, tidak, atau belum dijawab.", url: "Diawali http:// atau https://." },
    required: "Wajib", begins: "isi awal {{value}}", offered: "di menu kolom", noFilter: "tanpa saringan",
    removeTitle: "Hapus isian «{{name}}»?", goes: "Hilang dari formulir, tabel, saringan, unduhan dan impor: {{of}}.", stays: "Yang sudah terisi disimpan 90 hari. Isian baru berkunci «{{key}}» dengan jenis yang sama menampilkannya lagi; sesudah itu terhapus selamanya.", views: "Tampilan tersimpan yang menyaring dengannya perlu diatur ulang.", removed: "Isian {{name}} dihapus.",
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type FieldSettingWords = Same<typeof id>;
