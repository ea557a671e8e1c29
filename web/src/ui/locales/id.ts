/** What tables, charts and boards say wherever they stand. */
export const id = {
  list: {
    look: "Atur kolom", columns: "Kolom", up: "Naikkan {{name}}", down: "Turunkan {{name}}", density: "Kerapatan", roomy: "Longgar", dense: "Rapat", usual: "Kembalikan semula", width: "Lebar kolom {{name}}", widthUsual: "Lebar biasa", widthHint: "Geser untuk mengubah lebar; klik dua kali untuk mengembalikan", perPage: "Baris per halaman", rows: "{{total}} baris", scroll: "Isi tabel",
    ordered: "Berkas sedang dibuat; Anda diberi tahu begitu siap.", later: "{{format}}, di latar belakang",
    moreFilters: "Saringan lain", badNumber: "Tulis angka saja.",
    all: "Semua", mine: "Milik saya", table: "Tabel", board: "Papan", shape: "Bentuk",
  },
  chart: { options: "Pilihan grafik", asTable: "Lihat sebagai tabel", asChart: "Lihat sebagai grafik", png: "Unduh gambar (PNG)", before: "Sebelumnya", summary: "{{name}}: terendah {{low}}, tertinggi {{high}}, terakhir {{last}}." },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
export type ListCatalogue = Same<typeof id>;
