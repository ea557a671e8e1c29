/** What happened, when, and how people say so: timelines, logs, periods. */
export const story = {
  activity: {
    call: "Telepon", chat: "Chat", meeting: "Rapat", email: "Email", note: "Catatan", system: "Sistem", reached: "Terhubung", no_answer: "Tidak diangkat", interested: "Tertarik", not_interested: "Tidak tertarik", rescheduled: "Dijadwal ulang",
    wrong_number: "Nomor salah", sent: "Terkirim", done: "Selesai",
  },
  event: {
    "lead.created": "membuat lead", "lead.moved": "memindahkan tahap", "lead.assigned": "menyerahkan lead", "lead.updated": "mengubah lead", "lead.removed": "menghapus lead", "lead.restored": "memulihkan lead", "lead.merged": "menggabungkan lead",
    "deal.created": "membuat project", "deal.submitted": "mengajukan project", "deal.approved": "menyetujui project", "deal.rejected": "menolak project", "deal.won": "mengaktifkan project", "deal.cancelled": "membatalkan project",
    "deal.updated": "mengubah project", "deal.removed": "menghapus project", "deal.restored": "memulihkan project", "deal.approval_void": "persetujuan gugur karena diubah", "customer.created": "membuat pelanggan", "customer.updated": "mengubah pelanggan", "customer.merged": "menggabungkan pelanggan", "customer.removed": "menghapus pelanggan",
    "service.created": "membuka layanan", "service.suspended": "mengisolir layanan", "service.resumed": "membuka isolir", "service.terminated": "mengakhiri layanan", "service.started": "memulai layanan", "service.product_changed": "mengganti paket", "purchase.created": "mencatat pembelian", "purchase.updated": "memperbaiki pembelian", "purchase.removed": "membatalkan pembelian",
    "database.created": "membuat database", "database.filled": "mengisi database", "database.updated": "mengubah database", "database.removed": "menghapus database", "database.restored": "memulihkan database", "database.recycled": "menarik data dari staf", "database_kind.created": "membuat jenis database", "database_kind.updated": "mengubah jenis database", "database_kind.removed": "menghapus jenis database",
    "record.marked": "menandai data", "record.updated": "mengubah data", "record.removed": "menghapus data", "record.restored": "memulihkan data", "record.lead_made": "menjadikan data sebagai lead", "records.requested": "meminta data", "records.granted": "menyetujui permintaan data Anda", "records.rejected": "menolak permintaan data Anda", "records.assigned": "membagikan data", "records.moved": "memindahkan data", "records.recycled": "menarik data", "records.returning": "akan mengembalikan data yang belum disentuh tengah malam nanti", "batch.undone": "membatalkan pembagian data", "records.handed_over": "menyerahkan data milik orang yang keluar", "batch.updated": "mengubah judul batch",
    "download_request.created": "meminta data", "download_request.approved": "menyetujui permintaan data", "download_request.rejected": "menolak permintaan data", "download_request.cancelled": "membatalkan permintaan data", "reservation.created": "mencatat reserved member", "reservation.requested": "meminta reserved member", "reservation.approved": "menyetujui reserved member", "reservation.rejected": "menolak reserved member", "reservation.updated": "mengubah reserved member", "reservation.moved": "memindahkan reserved member", "reservation.removed": "menghapus reserved member", "reservation.expired": "mengakhiri reserved member", "reservation.handed_over": "menyerahkan reserved member milik orang yang keluar",
    "import.done": "menyelesaikan impor", "import.failed": "tidak bisa menyelesaikan impor", "import.undone": "membatalkan impor", "import.uploaded": "mengunggah berkas impor", "import.confirmed": "menjalankan impor", "import.discarded": "meninggalkan impor", "import.undo_asked": "meminta pembatalan impor",
    "export.done": "selesai membuat berkas pesanan", "export.failed": "tidak bisa membuat berkas pesanan",
    "custom_field.created": "menambah isian", "custom_field.updated": "mengubah isian", "custom_field.removed": "menghapus isian",
    "saved_view.created": "menyimpan tampilan", "saved_view.updated": "mengubah tampilan", "saved_view.removed": "menghapus tampilan",
    "deposit.created": "mencatat deposit", "deposit.updated": "mengubah deposit", "deposit.removed": "menghapus deposit",
    "approval.requested": "meminta persetujuan", "lead.follow_up_due": "saatnya menindaklanjuti",
  },
  timeline: { all: "Semua", activity: "Aktivitas", change: "Perubahan", deal: "Project", empty: "Belum ada riwayat", emptyText: "Yang terjadi di sini tercatat dengan sendirinya.", plan: "Berikutnya: {{action}}", minutes: "{{count}} menit", today: "Hari ini", yesterday: "Kemarin" },
  report: {
    period: "Periode", today: "Hari ini", yesterday: "Kemarin", this_week: "Minggu ini", last_week: "Minggu lalu", this_month: "Bulan ini", last_month: "Bulan lalu", last_7_days: "7 hari terakhir", last_30_days: "30 hari terakhir", last_90_days: "90 hari terakhir", all_time: "Semua waktu", needsDays: "Pilih tanggal awal dan akhir.",
    this_quarter: "Kuartal ini", last_quarter: "Kuartal lalu", this_year: "Tahun ini", last_year: "Tahun lalu", custom: "Pilih tanggal", from: "Dari", to: "Sampai", group: "Kelompokkan", granularity: "Per", day: "Hari", week: "Minggu", month: "Bulan",
    groups: { period: "Periode", product: "Produk", owner: "Penanggung jawab", channel: "Saluran", level: "Persetujuan", stage: "Tahap" }, empty: "Tidak ada data pada periode ini",
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
export type StoryCatalogue = Same<typeof story>;
