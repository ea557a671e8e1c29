/** What the frame around the pages says. The English file must have the same keys. */
export const frame = {
  frame: {
    offline: "Anda luring. Yang sudah terbuka tetap bisa dibaca; yang belum bisa disimpan akan memberi tahu.", online: "Tersambung lagi.", newDeal: "Project baru", newDatabase: "Database baru", quickAdd: "Buat baru", shortcuts: "Pintasan keyboard", notFound: "Halaman ini tidak ada",
    notFoundText: "Mungkin alamatnya salah ketik, sudah dihapus, atau tidak untuk Anda.", toHome: "Ke dasbor", broken: "Halaman ini bermasalah", brokenText: "Data Anda aman. Coba muat lagi; bila masih begini, beri tahu admin.", reload: "Muat lagi",
    opened: "{{title}} terbuka", waiting: "{{count}} menunggu", late_one: "{{count}} tindak lanjut Anda terlambat", late: "{{count}} tindak lanjut Anda terlambat", account: "Akun", inbox: "Notifikasi", more: "Lainnya", signedOut: "Sesi Anda berakhir. Masuk lagi; isian Anda tetap disimpan.",
  },
  keys: {
    title: "Pintasan keyboard", anywhere: "Di mana saja", inLists: "Di daftar", search: "Cari apa saja", go: "Ke {{page}}", help: "Pintasan ini", back: "Tutup atau kembali", sidebar: "Ciutkan menu",
    filter: "Cari di daftar", next: "Baris berikutnya", previous: "Baris sebelumnya", open: "Buka baris", select: "Pilih baris", create: "Buat baru", edit: "Ubah",
  },
};

export type FrameWords = typeof frame;
