/** Kata-kata katalog produk. */
export const id = {
  catalog: {
    edit: "Ubah produk", speed: "Kecepatan (Mbps)", speedHint: "Untuk paket internet.", tax: "Pajak", taxHint: "Dihitung di atas harga jual.", unitHint: "Misalnya bulan, unit, jam.", isSold: "Dijual", isSoldHint: "Produk yang tidak dijual tetap ada di project lama.",
    pricesByOthers: "HPP dan margin diisi manajer; produk bisa dijual setelah ada harganya.", profit: "Margin per {{unit}}", rounded: "Termasuk pembulatan {{amount}}", listFrom: "HPP {{cost}} + {{margin}}",
    inTrash: "Produk ini ada di tempat sampah sejak {{when}}.", trash: "Tempat sampah", trashed: "{{name}} dipindah ke tempat sampah.", restored: "{{name}} dikembalikan.", emptyTrash: "Tempat sampah kosong", used: "Sudah pernah dipakai, jadi hanya bisa dihentikan penjualannya.",
    by: "oleh {{name}}", byProgram: "mengikuti setelan pembulatan", now: "Berlaku sekarang", noHistory: "Harganya belum pernah diisi.", facts: "Produk", price: "Harga", created: "Dibuat",
    categories: "Kategori", categoriesHint: "Kelompok produk; lembaga kursus menyebutnya program.", addCategory: "Tambah kategori", renameCategory: "Ganti nama {{name}}", removeCategory: "Hapus {{name}}", noCategories: "Belum ada kategori", categoryName: "Nama kategori", noCategory: "Tanpa kategori",
    listPrice: "Harga jual", sku: "SKU",
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type CatalogWords = Same<typeof id>;
