/** Kata-kata tampilan tersimpan. */
export const id = {
  views: {
    title: "Tampilan", usual: "Bawaan", own: "Milik saya", shared: "Dibagikan", by: "oleh {{name}}", save: "Simpan tampilan ini", name: "Nama tampilan", hint: "Saringan, urutan, bentuk dan kolomnya ikut tersimpan.", share: "Bagikan dengan semua yang boleh membuka daftar ini", saved: "Tampilan disimpan.", changed: "Tampilan diperbarui.", removed: "Tampilan dihapus.",
    update: "Perbarui «{{name}}»", updateHint: "Anda mengubah saringan atau kolomnya.", more: "Atur tampilan {{name}}", rename: "Ganti nama", makeShared: "Bagikan", makePrivate: "Jadikan pribadi", makeDefault: "Buka daftar dengan ini", dropDefault: "Jangan buka dengan ini", makeDefaultForAll: "Tampilan awal bagi semua", dropDefaultForAll: "Bukan lagi tampilan awal bagi semua", removeText: "Tampilan ini hilang juga bagi semua yang memakainya.", removeTitle: "Hapus «{{name}}»?", opensFirst: "Dibuka pertama",
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type ViewWords = Same<typeof id>;
