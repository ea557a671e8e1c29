/** Kata-kata unduhan. */
export const id = {
  exports: {
    hint: "Berkas besar dibuat di latar belakang dan siap diunduh di sini selama beberapa hari.", file: "Berkas", list: "Daftar", status: "Status", rows: "Baris", size: "Ukuran", at: "Dipesan", until: "Tersedia sampai", download: "Unduh {{name}}", get: "Unduh", again: "Buat lagi", empty: "Belum ada unduhan", emptyText: "Pilih Unduh di daftar atau laporan mana pun. Yang lebih dari 10.000 baris dibuat di latar belakang.", making: "sedang dibuat …",
    statuses: { queued: "Menunggu", running: "Sedang dibuat", done: "Siap", failed: "Gagal", expired: "Kedaluwarsa" },
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type ExportWords = Same<typeof id>;
