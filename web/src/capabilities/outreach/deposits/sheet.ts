import { number, parseMoney } from "@/lib/format";
import type { Deposit } from "./deposit";

/** What people type into a row. */
export interface Cells {
  staff_id: string;
  product_id: string;
  customer_name: string;
  customer_ref: string;
  base_amount: number | undefined;
  /** As it was typed: `1,5`. */
  multiplier: string;
  note: string;
}

/** A row that was typed and not saved yet; the version that its writer saw, or none where it is new. */
export interface DraftRow {
  id: string;
  version: number | null;
  cells: Cells;
}

export interface Draft {
  rows: DraftRow[];
  removed: { id: string; version: number }[];
}

/** A row as the grid shows it. */
export interface GridRow {
  id: string;
  cells: Cells;
  /** How the server has it; absent where it is new. */
  saved?: Deposit;
  draft?: DraftRow;
  isRemoved: boolean;
  /** Somebody changed it since its writer looked. */
  isOvertaken: boolean;
  /** Somebody deleted it since its writer looked. */
  isGone: boolean;
  isEditable: boolean;
}

export const COLUMNS = ["staff_id", "product_id", "customer_name", "customer_ref", "base_amount", "multiplier", "total", "note"] as const;
export type ColumnKey = (typeof COLUMNS)[number];

/** Hundredths of `1,5` or `2`; undefined where it is no such number. */
export function hundredthsOf(text: string): number | undefined {
  const [, whole, decimals = ""] = /^\s*(\d{1,6})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
}

/** Nominal × kelipatan, half up to the rupiah; what counts is computed by the server. */
export function totalOf({ base_amount, multiplier }: Pick<Cells, "base_amount" | "multiplier">): number | undefined {
  const hundredths = hundredthsOf(multiplier);
  if (base_amount === undefined || base_amount < 0 || hundredths === undefined) return undefined;
  return Number((BigInt(base_amount) * BigInt(hundredths) + 50n) / 100n);
}

export const cellsOf = (deposit: Deposit): Cells => ({
  staff_id: deposit.staff_id,
  product_id: deposit.product_id,
  customer_name: deposit.customer_name,
  customer_ref: deposit.customer_ref ?? "",
  base_amount: deposit.base_amount,
  multiplier: number(deposit.multiplier),
  note: deposit.note ?? "",
});

const isSame = (one: Cells, other: Cells) => (Object.keys(one) as (keyof Cells)[]).every((key) => one[key] === other[key]);

/** The fields in which two rows differ. */
export const differing = (one: Cells, other: Cells) => (Object.keys(one) as (keyof Cells)[]).filter((key) => one[key] !== other[key]);

/** The day's rows with what was typed over them, then the new ones. */
export function gridOf(saved: Deposit[], draft: Draft): GridRow[] {
  const typed = new Map(draft.rows.map((row) => [row.id, row]));
  const known = new Set(saved.map(({ id }) => id));
  const old = saved.map((deposit): GridRow => {
    const row = typed.get(deposit.id);
    return {
      id: deposit.id,
      cells: row?.cells ?? cellsOf(deposit),
      saved: deposit,
      draft: row,
      isRemoved: draft.removed.some(({ id }) => id === deposit.id),
      isOvertaken: row !== undefined && row.version !== deposit.version,
      isGone: false,
      isEditable: deposit.can.edit,
    };
  });
  const others = draft.rows.filter(({ id }) => !known.has(id));
  return [...old, ...others.map((row): GridRow => ({ id: row.id, cells: row.cells, draft: row, isRemoved: false, isOvertaken: false, isGone: row.version !== null, isEditable: true }))];
}

/** The draft once `changes` were typed into a row; a row that reads as it is saved is no longer one. */
export function typed(draft: Draft, row: GridRow, changes: Partial<Cells>): Draft {
  const cells = { ...row.cells, ...changes };
  const others = draft.rows.filter(({ id }) => id !== row.id);
  if (row.saved && !row.isOvertaken && isSame(cells, cellsOf(row.saved))) return { ...draft, rows: others };
  const next: DraftRow = { id: row.id, version: row.draft ? row.draft.version : (row.saved?.version ?? null), cells };
  return { ...draft, rows: row.draft ? draft.rows.map((one) => (one.id === row.id ? next : one)) : [...draft.rows, next] };
}

/** The draft without a row: what was typed into it is forgotten. */
export const forgotten = (draft: Draft, id: string): Draft => ({ rows: draft.rows.filter((row) => row.id !== id), removed: draft.removed.filter((row) => row.id !== id) });

/** The rows as the server takes them. */
export const rowsToSend = ({ rows }: Draft) =>
  rows.map(({ id, version, cells }) => {
    const hundredths = hundredthsOf(cells.multiplier);
    return {
      id,
      version,
      staff_id: cells.staff_id || null,
      product_id: cells.product_id || null,
      customer_name: cells.customer_name,
      customer_ref: cells.customer_ref || null,
      base_amount: cells.base_amount ?? null,
      // What is no number is none for the server either, which says so.
      multiplier: hundredths === undefined ? 0 : hundredths / 100,
      note: cells.note || null,
    };
  });

export interface Names {
  products: { value: string; label: string }[];
  staff: { value: string; label: string }[];
}

const folded = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");

/** Pasted cells as changes of one row, from `column` to the right; what is no cell of the sheet is left out. */
export function pastedCells(values: string[], columns: ColumnKey[], column: ColumnKey, { products, staff }: Names): Partial<Cells> {
  const changes: Partial<Cells> = {};
  const first = columns.indexOf(column);
  for (const [index, value] of values.entries()) {
    const key = columns[first + index];
    if (key === "product_id") changes.product_id = products.find(({ label }) => folded(label) === folded(value))?.value ?? "";
    else if (key === "staff_id") changes.staff_id = staff.find(({ label }) => folded(label) === folded(value))?.value ?? "";
    else if (key === "base_amount") changes.base_amount = parseMoney(value);
    else if (key === "multiplier") changes.multiplier = value.trim();
    else if (key !== undefined && key !== "total") changes[key] = value.trim();
  }
  return changes;
}

/** Rows and cells of what a spreadsheet puts on the clipboard. */
export const readClipboard = (text: string) =>
  text
    .replace(/\r/g, "")
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => line.split("\t"));
