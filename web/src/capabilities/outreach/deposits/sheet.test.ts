import { expect, test } from "vitest";
import type { Deposit } from "./deposit";
import { type Draft, cellsOf, differing, forgotten, gridOf, hundredthsOf, pastedCells, readClipboard, rowsToSend, totalOf, typed } from "./sheet";

const rina = { id: "a", staff_id: "s", product_id: "p", customer_name: "Rina", customer_ref: "R1", base_amount: 50_000, multiplier: 1.5, total: 75_000, note: null, version: 1, can: { edit: true, delete: true } } as Deposit;
const nothing: Draft = { rows: [], removed: [] };
const first = (saved: Deposit[], draft: Draft) => {
  const [row] = gridOf(saved, draft);
  if (!row) throw new Error("no row");
  return row;
};

test("a kelipatan is read as people write it", () => {
  expect(["2", "1,5", "1.25", " 3 ", "0,05"].map(hundredthsOf)).toEqual([200, 150, 125, 300, 5]);
  expect(["", "x", "1,555", "-1", "1,"].map(hundredthsOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("a total is half up to the rupiah, also where it is great", () => {
  const total = (base_amount: number | undefined, multiplier: string) => totalOf({ base_amount, multiplier });
  expect([total(50_000, "1,5"), total(1, "1,5"), total(1, "1,49")]).toEqual([75_000, 2, 1]);
  expect(total(1_000_000_000_000, "999,99")).toBe(999_990_000_000_000);
  expect([total(undefined, "1"), total(5, "?"), total(-1, "1")]).toEqual([undefined, undefined, undefined]);
});

test("what is typed lies over what is saved, and typing it back leaves nothing to save", () => {
  const changed = typed(nothing, first([rina], nothing), { base_amount: 60_000 });
  expect(first([rina], changed).cells.base_amount).toBe(60_000);
  expect(rowsToSend(changed)).toMatchObject([{ id: "a", version: 1, base_amount: 60_000, multiplier: 1.5, note: null }]);
  expect(typed(changed, first([rina], changed), { base_amount: 50_000 })).toEqual(nothing);
});

test("a row that somebody else changed meanwhile says so and keeps the version that was seen", () => {
  const changed = typed(nothing, first([rina], nothing), { note: "transfer" });
  const theirs = { ...rina, note: "tunai", version: 2 };
  const row = first([theirs], changed);
  expect([row.isOvertaken, row.draft?.version]).toEqual([true, 1]);
  expect(differing(row.cells, cellsOf(theirs))).toEqual(["note"]);
  expect(forgotten(changed, "a")).toEqual(nothing);
  expect(first([], changed).isGone).toBe(true);
});

test("rows from a spreadsheet fill the cells to the right; the total is not taken", () => {
  const names = { products: [{ value: "p1", label: "Paket Hemat" }], staff: [] };
  const [row] = readClipboard("paket  hemat\tBudi\tB7\tRp 1.500.000\t1,5\t2.250.000\tlunas\r\n");
  expect(pastedCells(row ?? [], ["product_id", "customer_name", "customer_ref", "base_amount", "multiplier", "total", "note"], "product_id", names)).toEqual({ product_id: "p1", customer_name: "Budi", customer_ref: "B7", base_amount: 1_500_000, multiplier: "1,5", note: "lunas" });
  expect(readClipboard("a\tb\nc\td\n")).toEqual([["a", "b"], ["c", "d"]]);
});
