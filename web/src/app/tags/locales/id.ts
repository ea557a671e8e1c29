/** Kata-kata label, di mana pun ia muncul. */
export const id = {
  tags: {
    title: "Label", hint: "Ketik, lalu tekan Enter; label yang sudah dipakai muncul sendiri.", add: "Tambah label", drop: "Lepas label {{tag}}", known: "Label yang dipakai", make: "Buat «{{tag}}»", find: "Cari label", none: "Belum ada label",
    bulk: "Label untuk {{shown}} data", putOn: "Pasang", takeOff: "Lepas", takeOffHint: "Pilih dari label yang dipakai.", done: "Label {{shown}} data diperbarui.", someLeft: "{{done}} berhasil, {{failed}} tidak", leftHint: "Yang tidak berhasil tetap seperti semula.",
    all: "Pilih semua {{total}} hasil", isAll: "Semua {{total}} hasil dipilih", unselect: "Batal pilih",
  },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type TagWords = Same<typeof id>;
