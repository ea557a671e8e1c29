/** What the telesales room says, as people speak at work. */
export const id = {
  outreach: {
    unknown: "Unknown", chooseProduct: "Pilih produk", staff: "Staf", everybody: "Semua orang", noStaff: "Belum ada staf telesales. Tambahkan di Pengguna.", reason: "Alasan", trash: "Tempat sampah", total: "Total", usual: "Jumlah yang biasa", readyNow: "{{shown}} data tersedia.",
    readyNow_one: "{{shown}} data tersedia.",
    database: {
      one: "Database", new: "Database baru", edit: "Ubah database", name: "Nama", kind: "Jenis", kindHint: "Data dari jenis yang berbeda tidak pernah dicampur; jenis tidak bisa diganti nanti.", staffHint: "Pilih database, minta sejumlah data, lalu tunggu admin membagikannya.",
      empty: "Belum ada database", emptyText: "Buat database, isi datanya, lalu bagikan kepada staf.", emptyStaff: "Begitu admin membuat database, Anda bisa meminta datanya di sini.", emptyTrash: "Tempat sampah kosong", inTrash: "Database ini di tempat sampah sejak {{when}}.", restored: "{{name}} dipulihkan.", removed: "{{name}} masuk tempat sampah.",
      removeTitle: "Hapus {{name}}?", removeText: "{{shown}} data ikut masuk tempat sampah dan bisa dipulihkan selama 90 hari.", removeText_one: "{{shown}} data ikut masuk tempat sampah dan bisa dipulihkan selama 90 hari.", removeHeld: "{{shown}} di antaranya sedang dipegang staf dan hilang dari daftar mereka.", removeHeld_one: "{{shown}} di antaranya sedang dipegang staf dan hilang dari daftarnya.",
    },
    counts: {
      total: "Jumlah", ready: "Tersedia", available: "Belum dibagikan", assigned: "Dibagikan", recycled: "Ditarik", invalid: "Tidak valid", ada: "Ada", tidak: "Tidak", ceklis1: "Ceklis 1", untouched: "Belum disentuh", where: "Posisi data", became: "Hasil yang dibagikan",
      records: "{{shown}} data", records_one: "{{shown}} data", checkedOf: "{{share}} dari {{shown}} sudah dicek",
    },
    record: {
      one: "Data", status: "Posisi", username: "Username", row: "Baris", assignedAt: "Dibagikan", markedAt: "Ditandai", dnc: "Jangan dihubungi", dncHint: "Berlaku untuk semua data dengan nomor ini di semua database; yang sedang dipegang staf langsung ditarik.", empty: "Database ini masih kosong", emptyText: "Tempel datanya dari Excel lewat “Tambah data”.", emptyTrash: "Tidak ada data di tempat sampah",
      inTrash: "Data ini di tempat sampah sejak {{when}}.", removed: "{{name}} masuk tempat sampah.", restored: "{{name}} dipulihkan.",
    },
    add: {
      title: "Tambah data", file: "Unggah CSV atau Excel", fileHint: "Sampai 200.000 baris, dengan pencocokan kolom.", rows: "Tempel data", rowsHint: "Satu orang per baris: nama, nomor WhatsApp, username. Bisa langsung dari Excel.", preview: "Pratinjau", more: "dan {{shown}} baris lagi", more_one: "dan {{shown}} baris lagi", skip: "Lewati nomor yang sudah ada di jenis database ini", go: "Tambahkan {{shown}} data", go_one: "Tambahkan {{shown}} data", atRow: "Baris {{row}}: {{fault}}",
      done: "{{shown}} data ditambahkan.", done_one: "{{shown}} data ditambahkan.", invalid: "{{shown}} nomor tidak valid dan diberi tanda.", invalid_one: "{{shown}} nomor tidak valid dan diberi tanda.", skipped: "{{shown}} dilewati karena sudah ada.", skipped_one: "{{shown}} dilewati karena sudah ada.", known: "{{shown}} nomor sudah ada di database lain.", known_one: "{{shown}} nomor sudah ada di database lain.",
    },
    assign: {
      title: "Bagikan", quick: "Bagi acak", quickTitle: "Bagi data secara acak", chosenTitle: "Bagikan {{shown}} data", chosenTitle_one: "Bagikan {{shown}} data", quickHint: "Reserved member dan orang yang tidak mau dihubungi tidak ikut dibagikan.", chosenHint: "Dibagi rata kepada yang dipilih. Yang tidak bisa dibagikan tetap di tempatnya.", quantity: "Berapa data", to: "Kepada", titleHint: "Kosongkan untuk nama database dan tanggal hari ini.", left: "tidak dibagikan:", go: "Bagikan", done: "{{shown}} data dibagikan.", done_one: "{{shown}} data dibagikan.",
    },
    recycle: {
      title: "Tarik kembali", hint: "Data yang ditarik bisa dibagikan lagi. Hasil yang sudah ditandai tetap dihitung dalam laporan; yang sudah menjadi lead tidak ditarik.", which: "Yang ditarik", untouched: "Yang belum disentuh", all: "Semua yang dibagikan", older_than_days: "Yang dibagikan lebih lama dari …", days: "Berapa hari", from: "Dari staf", go: "Tarik", done: "{{shown}} data ditarik.", done_one: "{{shown}} data ditarik.", confirm: "Tarik {{shown}} data?", confirm_one: "Tarik {{shown}} data?",
    },
    bulk: { all: "Pilih semua {{total}} hasil", isAll: "Semua {{total}} hasil dipilih", clear: "Batal pilih", move: "Pindahkan ke", moved: "{{shown}} data dipindahkan.", moved_one: "{{shown}} data dipindahkan." },
    outcomes: { title: "{{done}} berhasil, {{failed}} tidak", hint: "Yang tidak berhasil tetap seperti semula.", more: "dan {{shown}} lagi", more_one: "dan {{shown}} lagi" },
    request: {
      ask: "Minta data", quantity: "Berapa data", noteHint: "Misalnya untuk kapan.", send: "Kirim permintaan", sent: "Permintaan dikirim. Anda diberi tahu begitu diputuskan.", asked: "Diminta", at: "Waktu", answer: "Tindakan", cancel: "Batalkan", cancelled: "Permintaan dibatalkan.", open: "Buka datanya",
      emptyQueue: "Tidak ada yang menunggu", emptyQueueText: "Permintaan data dari staf muncul di sini.", empty: "Belum ada permintaan", emptyText: "Minta data dari salah satu database; hasilnya tampil di sini.", approveTitle: "Setujui permintaan {{name}}", rejectTitle: "Tolak permintaan {{name}}", give: "Berikan", askedFor: "Diminta {{shown}}.", askedFor_one: "Diminta {{shown}}.", granted: "{{shown}} diberikan", granted_one: "{{shown}} diberikan", given: "{{shown}} data diberikan kepada {{name}}.", given_one: "{{shown}} data diberikan kepada {{name}}.", refused: "Ditolak.",
      show: { pending: "Menunggu", decided: "Sudah diputuskan", all: "Semua" }, status: { pending: "Menunggu", approved: "Disetujui", rejected: "Ditolak", cancelled: "Dibatalkan" },
    },
    batch: {
      one: "Batch", title: "Judul batch", new: "Baru", all: "Lihat semua data saya", yes: "Respon Ya", no: "Respon Tidak", rename: "Ubah judul {{title}}", shown: "{{shown}} batch", shown_one: "{{shown}} batch", empty: "Belum ada data untuk Anda", emptyText: "Minta data dari salah satu database; begitu disetujui, batch-nya tampil di sini.", emptied: "Tidak ada data di sini", emptiedText: "Datanya mungkin sudah ditarik atau dipindahkan.",
    },
    mark: {
      whatsapp: "WhatsApp", status: "Status WhatsApp", ada: "Ada", tidak: "Tidak", ceklis1: "Ceklis 1", none: "Belum", responded: "Respon", yes: "Ya", no: "Tidak", statusOf: "Status WhatsApp {{name}}", respondedOf: "Respon {{name}}", open: "Buka WhatsApp {{name}}", copyUrl: "Salin tautan WA", copyNumber: "Salin nomor", addNote: "Tulis catatan untuk {{name}}", saveNote: "Simpan catatan",
      saved: "{{name}}: {{what}}", savedLater: "{{name}}: {{what}} (menunggu sambungan)", keys: "Keyboard: j dan k memilih baris, 1 Ada, 2 Tidak, 3 Ceklis 1, y dan n untuk respon, e untuk catatan.",
    },
    cards: { title: "Kartu", at: "{{at}} dari {{total}}", left: "{{shown}} belum disentuh", left_one: "{{shown}} belum disentuh", untouched: "Ke yang belum disentuh", haste: "Lanjut otomatis", hasteHint: "Pindah ke data berikutnya setelah Tidak, Ceklis 1, atau respon ditandai." },
    outbox: { pill: "Menunggu dikirim", waiting: "{{shown}} tanda belum terkirim. Tersimpan di perangkat ini dan dikirim sendiri begitu tersambung.", waiting_one: "{{shown}} tanda belum terkirim. Tersimpan di perangkat ini dan dikirim sendiri begitu tersambung.", now: "Kirim sekarang", refused: "{{name}} tidak jadi ditandai: {{why}}" },
    lead: { make: "Jadikan lead", made: "Sudah jadi lead", done: "{{name}} menjadi lead.", known: "Nomor ini sudah ada di penjualan", knownText: "{{name}} mungkin sudah ditangani rekan di penjualan. Buat lead baru hanya bila memang perlu.", anyway: "Tetap jadikan lead" },
    assignment: { empty: "Belum ada data yang dibagikan", emptyText: "Bagikan data dari salah satu database." },
    progress: {
      assigned: "Dibagikan", checked: "Dicek", checkedShare: "% dicek", quality: "Kualitas", responded: "Respon", respondedShare: "% respon", last: "Aktivitas terakhir", trend: "Per hari", trendHint: "Berapa yang dicek, ada di WhatsApp, dan merespon", people: "Per staf", peopleHint: "Kualitas adalah yang Ada di antara yang dicek",
      carriedHint: "+ {{shown}} sisa sebelumnya", carriedHint_one: "+ {{shown}} sisa sebelumnya", checkedHint: "{{share}} dari yang harus dicek", qualityHint: "Ada di antara yang dicek", respondedHint: "{{shown}} orang merespon", respondedHint_one: "{{shown}} orang merespon", empty: "Belum ada yang dikerjakan", emptyText: "Pilih periode lain, atau bagikan data dulu.", line: "{{checked}} dicek dari {{assigned}} ({{share}}), respon {{responded}}",
    },
    reservation: {
      new: "Tambah reserved member", ask: "Minta reserved member", edit: "Ubah reserved member", hint: "Nama yang sudah dimiliki seorang staf untuk satu produk; tidak ikut dibagikan kepada yang lain.", name: "Nama", nameHint: "Huruf besar dan spasi tidak dibedakan.", for: "Untuk staf", forMe: "Saya sendiri", expires: "Berlaku sampai", expiresHint: "Kosongkan bila tanpa batas.", never: "Tanpa batas",
      empty: "Belum ada reserved member", emptyText: "Nama yang disetujui terlihat oleh semua staf.", asked: "Permintaan dikirim. Anda diberi tahu begitu diputuskan.", approved: "Disetujui.", move: "Pindahkan ke staf lain", moved: "{{name}} sekarang milik {{staff}}.", heldBy: "Sekarang milik {{name}}.", to: "Pindahkan kepada", more: "Tindakan lain untuk {{name}}", removed: "{{name}} dihapus dari reserved member.", removeTitle: "Hapus {{name}}?", removeText: "Namanya tidak lagi milik {{staff}} dan boleh diminta siapa saja. Ini tidak bisa diurungkan.",
      status: { pending: "Menunggu", approved: "Disetujui", rejected: "Ditolak", expired: "Berakhir" },
    },
    deposit: {
      short: "Deposit", view: { sheet: "Lembar", summary: "Ringkasan", rows: "Semua baris" }, ref: "ID", base: "Nominal", multiplier: "Kelipatan", total: "Total", note: "Keterangan", day: "Tanggal", newRow: "baris baru", removeRow: "Hapus baris {{name}}", keepRow: "Batal hapus {{name}}", former: "Pilihan lama", otherProduct: "Produk lain", pickDay: "Pilih tanggal", dayBefore: "Hari sebelumnya", dayAfter: "Hari berikutnya", monthBefore: "Bulan sebelumnya", monthAfter: "Bulan berikutnya",
      rows: "{{shown}} baris", rows_one: "{{shown}} baris", empty: "Belum ada deposit hari ini", emptyText: "Ketik di baris di bawah, atau tempel beberapa baris dari Excel. Enter pindah ke bawah, Tab ke kanan.", emptyList: "Belum ada deposit", emptyPeriod: "Tidak ada deposit pada periode ini", unsaved: "{{shown}} baris belum disimpan", unsaved_one: "{{shown}} baris belum disimpan", discard: "Buang perubahan",
      someLeft: "{{count}} baris baru saja diubah orang lain. Lihat dulu, lalu simpan lagi.", someLeft_one: "{{count}} baris baru saja diubah orang lain. Lihat dulu, lalu simpan lagi.", overtaken: "{{name}} baru saja mengubah baris ini.", somebody: "Orang lain", gone: "Baris ini sudah dihapus orang lain.", letGo: "Biarkan terhapus", addAgain: "Tambahkan lagi", count: "Jumlah deposit", omset: "OMSET", average: "Rata-rata", trend: "OMSET per hari", trendHint: "Nominal × kelipatan", byStaff: "Per staf", byProduct: "Per produk", byDay: "Per hari", byDayHint: "Buka satu hari untuk melihat setiap barisnya", firstRows: "{{shown}} baris pertama", openSheet: "Buka lembar hari ini",
    },
    kinds: {
      title: "Jenis database", list: "Jenis", hint: "Database dari satu jenis saling diperiksa nomornya; jenis yang berbeda tidak pernah dicampur.", add: "Jenis baru", edit: "Ubah {{name}}", editTitle: "Ubah jenis", remove: "Hapus {{name}}", removeTitle: "Hapus jenis {{name}}?", removeText: "Hanya jenis yang tidak dipakai database mana pun bisa dihapus.", empty: "Belum ada jenis", name: "Nama", rules: "Aturan",
      requires_product: "Wajib produk", requires_product_hint: "Setiap database harus punya produk; tanpa ini boleh Unknown.", excludes_reserved: "Tanpa reserved member", excludes_reserved_hint: "Reserved member dari produk itu tidak ikut dibagikan.", staff_may_request: "Staf boleh meminta", staff_may_request_hint: "Staf melihat database ini dan boleh meminta datanya.",
    },
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that the other languages have. */
export type OutreachCatalogue = Same<typeof id>;
