/** Indonesian, as people speak at work. The English catalogue must have the same keys. */
export const id = {
  app: { name: "Langgan", skip: "Langsung ke isi" },
  action: {
    save: "Simpan", cancel: "Batal", close: "Tutup", edit: "Ubah", remove: "Hapus", restore: "Pulihkan", add: "Tambah", export: "Unduh", import: "Impor", retry: "Coba lagi",
    clear: "Hapus", copy: "Salin", copied: "Tersalin", back: "Kembali", apply: "Terapkan", assign: "Serahkan", move: "Pindahkan", more: "Lainnya", open: "Buka",
    logout: "Keluar", submit: "Ajukan", approve: "Setujui", reject: "Tolak", activate: "Aktifkan", confirm: "Ya, lanjutkan", undo: "Urungkan", show: "Tampilkan", hide: "Sembunyikan",
  },
  state: {
    points: "poin", offline: "Server tidak terjangkau. Periksa sambungan Anda.", notFound: "Tidak ditemukan, atau Anda tidak boleh melihatnya.", failed: "Ada yang salah. Coba lagi.",
    saved: "Tersimpan.", stale: "Baru saja diubah orang lain. Muat ulang untuk melihatnya, lalu simpan lagi.", reload: "Muat yang terbaru", none: "Tidak ada", yes: "Ya", no: "Tidak",
  },
  stale: { title: "Data ini baru saja diubah orang lain", hint: "Tidak ada yang hilang. Pilih yang berlaku.", field: "Isian", mine: "Milik Anda", theirs: "Terbaru", see: "Pakai yang terbaru", keep: "Pakai milik saya" },
  table: {
    search: "Cari", nothingFound: "Tidak ada yang cocok", nothingFoundHint: "Coba kata lain atau hapus saringannya.", clearFilters: "Hapus saringan", pages: "Halaman",
    range: "{{first}}–{{last}} dari {{total}}", previous: "Sebelumnya", next: "Berikutnya", selected: "{{count}} dipilih", selectAll: "Pilih semua di halaman ini", selectRow: "Pilih {{name}}",
  },
  nav: {
    telesales: "Telesales", myRecords: "Data saya", databases: "Database", recordRequests: "Permintaan data", assignments: "Semua pembagian", progress: "Progres & kualitas", reservedMembers: "Reserved member", deposits: "Deposit (OMSET)",
    main: "Utama", sales: "Penjualan", manage: "Kelola", home: "Dasbor", leads: "Lead", deals: "Project", approvals: "Persetujuan", customers: "Pelanggan", services: "Pelanggan aktif",
    products: "Produk", reports: "Laporan", users: "Pengguna", settings: "Pengaturan", audit: "Jejak audit", notifications: "Notifikasi", profile: "Profil", menu: "Menu", collapse: "Ciutkan menu",
    search: "Cari apa saja", theme: "Terang atau gelap", language: "Bahasa", userMenu: "Menu pengguna", purchases: "Pembelian", imports: "Impor", downloads: "Unduhan",
  },
  role: { owner: "Pemilik", manager: "Manajer", admin: "Admin / CS", sales: "Sales", technician: "Teknisi", staff: "Staf telesales" },
  lead: {
    one: "Lead", new: "Lead baru", name: "Nama", phone: "Telepon / WhatsApp", email: "Email", address: "Alamat", organization: "Organisasi", need: "Kebutuhan", product: "Produk", channel: "Saluran", owner: "Penanggung jawab", stage: "Tahap",
    value: "Perkiraan nilai", close: "Perkiraan closing", next: "Tindakan berikutnya", nextAt: "Kapan", created: "Dibuat", lastActivity: "Aktivitas terakhir", table: "Tabel", board: "Papan", empty: "Belum ada lead",
    emptyText: "Catat calon pelanggan pertama Anda; nama dan nomor WhatsApp sudah cukup.", edit: "Ubah lead", lost: "Tandai gagal", lostReason: "Alasan gagal", note: "Catatan", moveTo: "Pindah ke", overdue: "Terlambat", trash: "Tempat sampah",
    log: "Catat aktivitas", outcome: "Hasil", timeline: "Riwayat", chat: "Chat WhatsApp", copyUrl: "Salin tautan", duplicate: "Sudah ada", duplicateText: "Nomor atau email ini sudah dimiliki:", colleague: "Sudah ditangani rekan Anda.",
    saveAnyway: "Simpan juga", won: "Lead menjadi berhasil saat project-nya diaktifkan.", removeText: "Lead masuk tempat sampah dan bisa dipulihkan selama 90 hari.", bulkDone: "{{done}} berhasil, {{failed}} tidak.", newDeal: "Buat project", noDeals: "Belum ada project.", unassigned: "Belum ada",
  },
  deal: { status: "Status" },
  customer: {
    one: "Pelanggan", new: "Pelanggan baru", code: "Kode", city: "Kota", status: "Status", active: "Aktif", inactive: "Tidak aktif", lifetime: "Nilai pembelian", lastPurchase: "Pembelian terakhir", services: "Layanan", purchases: "Pembelian", timeline: "Riwayat",
    empty: "Belum ada pelanggan", emptyText: "Pelanggan dibuat saat project diaktifkan, atau tambahkan sendiri.", street: "Jalan", province: "Provinsi", postal: "Kode pos", notes: "Catatan", since: "Mulai", mrr: "MRR", privacyExport: "Unduh data pribadi", privacyErase: "Hapus data pribadi", eraseText: "Nama, telepon, email, alamat dan catatan dihapus di mana-mana. Angka-angka tetap. Ini tidak bisa dibatalkan.",
  },
  product: {
    one: "Produk", new: "Produk baru", sku: "SKU", name: "Nama", category: "Kategori", kind: "Jenis", subscription: "Langganan", one_off: "Sekali beli", cost: "HPP", margin: "Margin sales", list: "Harga jual", unit: "Satuan", speed: "Kecepatan (Mbps)", active: "Dijual", inactive: "Tidak dijual",
    empty: "Belum ada produk", emptyText: "Isi daftar harga Anda; harga jual dihitung dari HPP dan margin.", description: "Keterangan", history: "Riwayat harga", computed: "Dihitung dari HPP dan margin", skuHint: "Kosongkan agar dibuatkan.", newCategory: "Kategori baru", deactivate: "Hentikan penjualan", activate: "Jual lagi",
  },
  profile: { title: "Profil", account: "Akun", security: "Keamanan", phone: "Telepon", language: "Bahasa", theme: "Tampilan", light: "Terang", dark: "Gelap", system: "Ikut perangkat", sessions: "Sesi yang terbuka", thisSession: "Sesi ini", endSession: "Akhiri", changePassword: "Ganti kata sandi" },
  notification: { all: "Buka halamannya", unread: "Belum dibaca", empty: "Tidak ada notifikasi", readAll: "Tandai semua terbaca", title: "Notifikasi" },
  search: { hint: "Nama, kode, email atau nomor telepon", nothing: "Tidak ada yang ditemukan.", kinds: { records: "Data telesales", leads: "Lead", customers: "Pelanggan", deals: "Project", products: "Produk", users: "Pengguna" }, pages: "Halaman" },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type Catalogue = Same<typeof id>;
