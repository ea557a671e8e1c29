/** What the sales pages say beyond the common catalogue, as people speak at work. */
export const id = {
  sales: {
    filters: {
      product: "Produk", created: "Dibuat", from: "Dari", to: "Sampai", today: "Hari ini", week: "7 hari", month: "30 hari", quarter: "90 hari",
      mine: "Milik saya", overdue: "Terlambat", trash: "Tempat sampah",
    },
    views: {
      all: "Semua lead", mine: "Lead saya", overdue: "Terlambat ditindaklanjuti", fresh: "Baru 7 hari", valuable: "Terbuka, nilai terbesar", trash: "Tempat sampah",
    },
    bulk: {
      clear: "Batal pilih", all: "Pilih semua {{total}} hasil", isAll: "Semua {{total}} hasil dipilih", removed: "{{done}} lead masuk tempat sampah",
      restored: "{{done}} lead dipulihkan", assigned: "{{done}} lead diserahkan", moved: "{{done}} lead dipindahkan",
      someFailed: "{{done}} berhasil, {{failed}} tidak", results: "Hasil per lead", resultsHint: "Yang tidak berhasil tetap seperti semula.", done: "Berhasil", failed: "Tidak", removeTitle: "Hapus {{count}} lead?",
      lostTitle: "Tandai {{count}} lead gagal", lostHint: "Alasannya berlaku untuk semua lead yang dipilih.", lead: "Lead",
    },
    board: {
      empty: "Belum ada lead di tahap ini", more: "Muat lagi", drag: "Pindahkan {{name}}", menu: "Pindahkan {{name}} ke tahap lain", moved: "{{name}} dipindahkan ke {{stage}}.", failed: "{{name}} kembali ke tahap semula", owner: "Semua orang",
      howTo: "Tekan spasi untuk mengangkat kartu, panah kiri atau kanan untuk memilih tahap, spasi untuk meletakkan, Esc untuk batal.",
      lifted: "{{name}} diangkat.", over: "{{name}} di atas {{stage}}.", nowhere: "{{name}} tidak di atas tahap mana pun.", dropped: "{{name}} diletakkan di {{stage}}.", cancelled: "Batal. {{name}} tetap di tempatnya.",
      wonTitle: "Lead menang lewat project", wonText: "{{name}} menjadi “{{stage}}” saat project-nya disetujui dan diaktifkan. Saat itu pelanggan dan layanannya dibuat sekaligus.", newDeal: "Buat project", seeLead: "Buka lead",
      inStage: "di tahap ini {{since}}", due: "jatuh tempo {{when}}",
    },
    record: {
      copyPhone: "Salin nomor", copyLink: "Salin tautan lead", copyWa: "Salin tautan WhatsApp", call: "Telepon", edit: "Ubah {{field}}", empty: "Isi", facts: "Data lead", more: "Tindakan lain", since: "sejak {{when}}",
      noNext: "Belum ada tindakan berikutnya", noNextHint: "Lead tanpa rencana mudah terlupa.", plan: "Jadwalkan", replan: "Ubah rencana", isLate: "Terlambat {{when}}", isDue: "{{when}}", clearPlan: "Hapus rencana", logIt: "Catat hasilnya",
      inTrash: "Lead ini di tempat sampah sejak {{when}}.", lost: "Gagal karena {{reason}}", reopen: "Buka lagi dengan memilih tahapnya.", becameCustomer: "Sudah menjadi pelanggan", convert: "Jadikan pelanggan", convertText: "{{name}} menjadi pelanggan tanpa project, dan lead-nya berhasil.",
      duplicates: "Mungkin orang yang sama", sameElsewhere: "Nomor atau email ini juga ditangani rekan Anda.", merge: "Gabungkan", mergeTitle: "Gabungkan ke {{name}}", mergeHint: "Aktivitas dan project dari lead yang dipilih pindah ke sini. Isian yang kosong di sini diambil dari sana; yang sudah terisi tetap.",
      mergeFind: "Cari lead yang akan digabungkan", mergeNone: "Tidak ada lead lain yang cocok.", merged: "Digabungkan.", mergedInto: "Lead ini sudah digabungkan ke {{name}}.", keeps: "Tetap di sini", folds: "Digabungkan ke sini", mergeUndo: "Penggabungan tidak bisa diurungkan.",
      trashed: "{{name}} masuk tempat sampah", restored: "{{name}} dipulihkan", assigned: "Diserahkan kepada {{name}}.", lostReason: "Alasan gagal", utm: "Iklan",
      deals: "Project", loadFailed: "Project tidak bisa dimuat.", expected: "Perkiraan closing", code: "Kode", at: "Waktu",
    },
    log: {
      title: "Catat aktivitas", what: "Apa yang dilakukan", outcome: "Hasilnya", note: "Catatan", noteHint: "Apa yang dibicarakan?", next: "Tindakan berikutnya", nextHint: "Misalnya: kirim penawaran", when: "Kapan", earlier: "Bukan sekarang?", at: "Waktu kejadian", minutes: "Lama (menit)",
      keep: "Rencana “{{action}}” masih berlaku", tomorrow: "Besok", inThree: "3 hari lagi", nextWeek: "Minggu depan", clear: "Tanpa waktu", save: "Catat", saved: "Tercatat.",
    },
    form: {
      contact: "Kontak", need: "Kebutuhan", deal: "Nilai dan rencana", phoneOrEmail: "Isi telepon atau email.", badPhone: "Nomor ini tidak mungkin benar.", badEmail: "Email ini belum lengkap.", nameNeeded: "Nama wajib diisi.", tooLong: "Paling banyak {{max}} huruf.",
      known: "Sudah tercatat", colleague: "Nomor atau email ini sudah ditangani rekan Anda.", anyway: "Tetap simpan sebagai lead baru", anywayNeeded: "Centang dulu bila memang orang yang berbeda.", organizationHint: "Perusahaan, sekolah atau tempat asalnya.",
      kept: "Isian sebelumnya dipulihkan.", discard: "Mulai dari awal", ownerAuto: "Otomatis: aturan saluran atau Anda", more: "Isian lain", less: "Lebih sedikit", fix: "Perbaiki {{count}} isian.",
    },
    stale: {
      title: "Baru saja diubah orang lain", hint: "Perubahan Anda belum disimpan. Bandingkan, lalu pilih.", field: "Isian", mine: "Punya Anda", theirs: "Yang sekarang", see: "Pakai yang sekarang", keep: "Simpan punya saya",
    },
    pipeline: {
      title: "Pipeline", stages: "Tahap", stagesHint: "Urutan kolom di papan. Peluang dipakai untuk perkiraan penjualan.", reasons: "Alasan gagal", reasonsHint: "Dipilih saat lead ditandai gagal.", channels: "Saluran", channelsHint: "Dari mana lead datang, dan siapa yang menerimanya.",
      add: "Tambah tahap", addReason: "Tambah alasan", addChannel: "Tambah saluran", name: "Nama", probability: "Peluang", color: "Warna", kind: "Jenis", followUp: "Ingatkan setelah diam (hari)", followUpHint: "Kosongkan bila tidak perlu diingatkan.", reminder: "Ingatkan {{days}} hari",
      up: "Naikkan {{name}}", down: "Turunkan {{name}}", drag: "Geser {{name}}", edit: "Ubah {{name}}", remove: "Hapus {{name}}", editStage: "Ubah tahap", newStage: "Tahap baru", editReason: "Ubah alasan", newReason: "Alasan baru", editChannel: "Ubah saluran", newChannel: "Saluran baru",
      removeStage: "Hapus tahap {{name}}?", removeText: "Lead di tahap ini, juga yang di tempat sampah, pindah ke tahap pengganti.", successor: "Tahap pengganti", chooseSuccessor: "Pilih tahap", removeReason: "Hapus alasan {{name}}?", removeReasonText: "Alasan yang sudah dipakai tidak bisa dihapus.",
      removeChannel: "Hapus saluran {{name}}?", removeChannelText: "Saluran yang sudah dipakai tidak bisa dihapus; nonaktifkan saja.", open: "Terbuka", won: "Berhasil", lost: "Gagal", active: "Dipakai", inactive: "Tidak dipakai", isActive: "Dipakai untuk lead baru",
      rule: "Lead tanpa penanggung jawab", noRule: "Untuk yang mencatat", round_robin: "Bergiliran dalam tim", fewest_open: "Yang lead terbukanya paling sedikit", fixed: "Selalu orang yang sama", team: "Tim", person: "Penerima", noReasons: "Belum ada alasan", noChannels: "Belum ada saluran", reordered: "Urutan disimpan.",
      kinds: { whatsapp: "WhatsApp", instagram: "Instagram", facebook: "Facebook", tiktok: "TikTok", google: "Google", website: "Situs web", referral: "Rekomendasi", walk_in: "Datang langsung", phone: "Telepon", email: "Email", event: "Acara", other: "Lainnya" },
      colors: { slate: "Abu", blue: "Biru", violet: "Ungu", amber: "Kuning tua", green: "Hijau", red: "Merah", teal: "Toska", pink: "Merah muda", orange: "Jingga", indigo: "Nila" },
    },
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that the other languages have. */
export type SalesCatalogue = Same<typeof id>;
