/** Kata-kata isian tambahan, di mana pun ia muncul. */
export const id = {
  fields: { title: "Isian tambahan", edit: "Ubah {{field}}", fill: "Isi", badNumber: "Tulis angka saja, misalnya 12,5." },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type FieldWords = Same<typeof id>;
