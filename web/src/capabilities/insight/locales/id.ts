/** What the home page and the reports say beyond the common catalogue. */
export const id = {
  home: {
    greeting: "Halo, {{name}}", won_total: "Penjualan bulan ini", won_count: "Project berhasil", pipeline: "Nilai lead terbuka", new_leads: "Lead baru", conversion: "Tingkat berhasil", mrr: "Pendapatan bulanan (MRR)", unmarked: "Belum disentuh", marked: "Ditandai bulan ini", responded: "Merespon bulan ini", deposits: "Deposit bulan ini",
    active_customers: "Pelanggan aktif", against: "vs bulan lalu", trend: "Penjualan 6 bulan", trendHint: "Nilai project yang diaktifkan", funnel: "Corong lead", funnelHint: "Lead yang masuk tiap tahap, 6 bulan",
    waiting: "Menunggu Anda", approvals: "Persetujuan", overdue: "Tindak lanjut terlambat", to_activate: "Siap diaktifkan", nothing: "Tidak ada yang menunggu.", topOwners: "Penjual terbaik bulan ini", topProducts: "Produk terlaris bulan ini",
    welcome: "Selamat datang", technicianToday: "Job lapangan belum ada di versi ini; begitu ada, job Anda tampil di sini. Sementara itu Anda bisa melihat daftar produk dan mengatur profil Anda.", staffToday: "Begitu ada pekerjaan untuk Anda, tempatnya tampil di sini.", waits: "{{count}} baru", noSales: "Belum ada penjualan bulan ini.",
    won_total_month: "Penjualan", followUps: "Perlu ditindaklanjuti", followUpsHint: "{{count}} lead, yang paling lama menunggu di atas", seeAll: "Lihat semua", nothingLate: "Tidak ada tindak lanjut yang terlambat.", firstSteps: "Mulai dari sini", firstStepsHint: "{{done}} dari {{all}} langkah selesai untuk {{name}}.", hideSteps: "Sembunyikan langkah awal", stepDone: "Selesai.",
    demo: { offered: "Mau lihat-lihat dulu?", offeredText: "Isi dengan contoh setengah tahun penjualan. Semuanya atas nama Anda, tanpa pengguna contoh, dan bisa dihapus lagi kapan saja.", fill: "Isi data demo", noThanks: "Tidak usah", filling: "Data demo sedang diisi …", present: "Ini data demo", presentText: "Angka dan nama di sini contoh. Hapus bila Anda siap bekerja dengan data sendiri.", remove: "Hapus data demo", word: "hapus demo", removeText: "Semua data demo dihapus untuk selamanya. Yang sudah dipakai oleh data Anda sendiri tetap ada. Ketik \"{{word}}\" untuk melanjutkan.", gone: "Data demo sudah dihapus.", kept: "Data demo dihapus. Yang dipakai data Anda tetap ada ({{count}}): {{names}}" },
    steps: { products: "Isi daftar harga", users: "Undang rekan kerja", settings: "Lengkapi data bisnis", lead: "Catat lead pertama", deal: "Buat project pertama" },
    stepHints: { products: "Harga jual dihitung dari HPP dan margin.", users: "Tiap orang masuk dengan akunnya sendiri dan melihat miliknya.", settings: "Nama, alamat dan telepon untuk kop penawaran; pembulatan harga; pipeline.", lead: "Nama dan nomor WhatsApp sudah cukup.", deal: "Pilih produk dan tulis harga nego; sistem tahu siapa yang harus menyetujui." },
  },
  reports: {
    all: "Semua laporan", noChannel: "Tanpa saluran", level: "Persetujuan", levels: { none: "Tanpa persetujuan", leader: "Manajer / ketua tim", owner: "Pemilik" }, city: "Kota", compareShort: "Bandingkan", holdAgainst: { previous: "Periode sebelumnya", last_year: "Periode sama tahun lalu" }, before: "Sebelumnya", against: "vs {{period}}", rows: "Rincian", open: "Lihat datanya", total: "Jumlah", auto: "Otomatis", emptyText: "Coba periode yang lebih panjang, atau laporan lain.", change: "Perubahan", perPeriod: "Per {{what}}", others: "{{count}} lainnya hanya di tabel",
    about: { "sales-summary": "Project yang berhasil, nilainya, potongan dan margin dari waktu ke waktu.", "sales-by": "Siapa dan apa yang menghasilkan penjualan.", "deals-approvals": "Berapa banyak yang butuh persetujuan, dan berapa potongannya.", "leads-funnel": "Sampai tahap mana lead melangkah, dan berapa lama.", "leads-by": "Lead baru dan berapa yang menjadi pelanggan.", "active-customers": "Pelanggan yang berlangganan dan pendapatan bulanannya." },
  },
  docs: { title: "API Langgan", hint: "Uraian lengkap (OpenAPI 3.1) ada di /api/openapi.json." },
  apiDocs: { find: "Cari alamat, kata atau bagian", count: "{{count}} operasi", parameters: "Parameter", body: "Isi permintaan", answers: "Jawaban", download: "Unduh openapi.json", required: "wajib", none: "Tidak ada yang cocok." },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that the other languages have. */
export type InsightCatalogue = Same<typeof id>;
