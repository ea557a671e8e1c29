import { expect, test } from "vitest";
import { readPasted } from "./pasted";

test("rows of a spreadsheet are read by their tabs", () => {
  expect(readPasted("Budi Santoso\t0812-3456-7890\tbudi88\nSari\t+62 812 1111 2222")).toEqual([
    { name: "Budi Santoso", phone: "0812-3456-7890", username: "budi88" },
    { name: "Sari", phone: "+62 812 1111 2222", username: null },
  ]);
});

test("a number may come first, and a name may be missing", () => {
  expect(readPasted("081234567890;Rina\n 081234567891 \n\n")).toEqual([
    { name: "Rina", phone: "081234567890", username: null },
    { name: "", phone: "081234567891", username: null },
  ]);
});

test("a name with digits is no phone", () => {
  expect(readPasted("Toko 24 Jam, 08123456789")).toEqual([{ name: "Toko 24 Jam", phone: "08123456789", username: null }]);
});

test("a phone that a spreadsheet shortened stays in the place of the phone", () => {
  expect(readPasted("Salah Nomor\t8.12345E+10")).toEqual([{ name: "Salah Nomor", phone: "8.12345E+10", username: null }]);
});
