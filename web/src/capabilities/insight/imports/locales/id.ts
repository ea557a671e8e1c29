/** Kata-kata impor. */
export const id = {
  imports: {
    hint: "Masukkan data dari Excel, CSV atau LibreOffice. Tidak ada yang disimpan sebelum Anda memeriksanya.", new: "Impor berkas", newOf: "Impor {{kind}}", file: "Berkas", kind: "Jenis", status: "Status", rows: "Baris", created: "Ditambah", updated: "Diubah", unchanged: "Tetap sama", rejected: "Ditolak", by: "Oleh", at: "Waktu", undo: "Batalkan impor", undoOf: "Batalkan impor {{name}}",
    empty: "Belum ada impor", emptyText: "Unduh templatnya atau pakai berkas Anda sendiri; kolomnya dikenali sendiri.", nothingToBring: "Tidak ada yang bisa Anda impor", nothingToBringText: "Modul yang datanya bisa diimpor sedang dimatikan, atau tidak untuk Anda.", all: "Semua impor", resume: "Lanjutkan",
    statuses: { preview: "Belum disimpan", running: "Sedang disimpan", undoing: "Sedang dibatalkan", done: "Selesai", failed: "Gagal", undone: "Dibatalkan" },
    steps: { label: "Langkah impor", of: "Langkah {{step}} dari {{all}}", file: "Berkas", columns: "Kolom", check: "Periksa", result: "Hasil" },
    choose: {
      what: "Apa yang mau diimpor?", from: "Dari berkas mana?", template: "Unduh templat Excel", templateHint: "Belum punya berkas? Isi templat ini: kolomnya sudah benar, dan lembar kedua menjelaskan isiannya.", fields_one: "{{count}} isian", fields: "{{count}} isian", drop: "Letakkan berkas di sini, atau", pick: "pilih berkas", limits: "CSV, Excel (XLSX, XLS) atau LibreOffice (ODS); paling besar 50 MB dan 200.000 baris. Judul kolom di baris pertama.",
      tooLarge: "{{name}} berukuran {{size}}; paling besar 50 MB. Bagi menjadi beberapa berkas.", notTable: "{{name}} bukan CSV, Excel atau LibreOffice. Simpan sebagai salah satunya, lalu pilih lagi.", empty: "{{name}} kosong.", several: "Satu berkas sekali impor.", uploading: "Mengunggah {{name}}", reading: "Membaca {{name}} dan memeriksa setiap baris …", percent: "{{percent}} terunggah", options: "Pilihan untuk seluruh berkas", none: "Tidak dipilih",
    },
    columns: {
      title: "Cocokkan kolom", hint: "Setiap kolom berkas mengisi satu isian. Yang dikenali sudah terisi; ubah bila keliru.", column: "Kolom di berkas", field: "Mengisi", ignore: "Abaikan", extra: "Simpan sebagai kolom tambahan", guessed: "Dikenali", remembered: "Seperti impor sebelumnya", chosen: "Dipilih", notUsed: "Tidak dipakai", kept: "Ikut disimpan", noSamples: "Kolom ini kosong", takenFrom: "{{field}} (sekarang dari {{column}})",
      missing: "Wajib, tetapi belum ada kolomnya: {{names}}.", summary_one: "{{count}} dari {{all}} kolom dipakai", summary: "{{count}} dari {{all}} kolom dipakai", next: "Periksa baris", leave: "Buang impor ini", leaveText: "Berkas yang diunggah dihapus. Belum ada yang disimpan.", left: "Impor dibuang.", of: "Isian untuk kolom {{column}}", onlyUnmatched: "Hanya yang belum dipakai", again: "Kembalikan ke tebakan",
    },
    check: {
      title: "Periksa sebelum disimpan", ready: "Siap disimpan", readyNew: "{{count}} baru", readyChanges: "{{count}} mengubah yang ada", faulty: "Ada yang salah", total: "Baris di berkas", noFaults: "Semua baris benar.", sample: "Yang akan disimpan", sampleHint: "{{count}} baris pertama, seperti nanti tersimpan", faultyRows: "Baris yang salah", parts: "Bagian pemeriksaan", row: "Baris", rowNo: "Baris {{row}}", change: "Mengubah", add: "Baru", wholeRow: "Seluruh baris", emptyCell: "kosong", allFaults: "Semua",
      download: "Unduh baris yang salah", downloadHint: "Perbaiki di Excel, lalu impor berkas itu saja.", firstFaults: "Hanya 10.000 kesalahan pertama yang dirinci.", how: "Cara menyimpan", onlyValid: "Simpan baris yang benar saja", onlyValidHint_one: "{{count}} baris yang salah dilewati dan bisa diunduh.", onlyValidHint: "{{count}} baris yang salah dilewati dan bisa diunduh.", onlyValidNone: "Baris yang ternyata tidak bisa disimpan dilewati.", allOrNone: "Semua atau tidak sama sekali", allOrNoneHint: "Bila ada satu saja yang tidak bisa disimpan, tidak ada yang disimpan.", mustBeRight: "Perbaiki dulu {{count}} baris yang salah di berkasnya, lalu unggah lagi.", looking: "Memeriksa semua baris lagi …",
      go_one: "Simpan {{count}} baris", go: "Simpan {{count}} baris", nothing: "Tidak ada baris yang bisa disimpan. Cocokkan kolomnya lagi, atau perbaiki berkasnya.", back: "Kolom", undoPromise: "Bisa dibatalkan selama 7 hari.",
    },
    run: { title: "Menyimpan {{name}}", undoing: "Membatalkan impor {{name}}", progress: "{{done}} dari {{rows}} baris", hint: "Anda boleh menutup halaman ini; impor berjalan terus dan Anda diberi tahu begitu selesai.", label: "Kemajuan impor" },
    result: {
      done: "Impor selesai", doneText: "{{name}}, {{when}}", nothingNew: "Tidak ada yang baru di berkas ini.", failed: "Impor gagal", failedText: "Tidak ada yang tersimpan. {{reason}}", undone: "Impor dibatalkan", undoneText_one: "{{count}} baris dikembalikan seperti sebelum impor.", undoneText: "{{count}} baris dikembalikan seperti sebelum impor.", see: "Lihat {{kind}}", another: "Impor berkas lain", rejectedTitle: "Baris yang ditolak", downloadRejected: "Unduh yang ditolak", undoUntil: "Bisa dibatalkan sampai {{when}}.", tooLate: "Sudah lewat 7 hari; impor ini tidak bisa dibatalkan lagi.",
      undoTitle: "Batalkan impor ini?", undoText: "Yang ditambahkan ({{created}}) dihapus lagi dan yang diubah ({{updated}}) dikembalikan. Yang sudah disentuh orang sejak impor tetap ada, dan disebutkan.", keep: "Biarkan", kept: "Tetap ada ({{count}})", keptHint: "Sudah diubah atau dipakai orang sejak impor, jadi tidak ikut dibatalkan.", open: "Buka", tryAgain: "Impor lagi", by: "Diimpor oleh",
    },
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type ImportWords = Same<typeof id>;
