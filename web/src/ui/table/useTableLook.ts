import { useEffect, useSyncExternalStore } from "react";
import { USUAL, keepLook, lookOf, rememberColumns, watchLooks } from "./lookStore";

/** How somebody wants a table: which columns, in which order, how wide, how close together. */
export interface TableLook {
  hidden: string[];
  order: string[];
  /** In pixels, by the column's key; the others are as wide as they must be. */
  widths: Record<string, number>;
  isDense: boolean;
}

export const isUsualLook = ({ hidden, order, widths }: TableLook) => hidden.length === 0 && order.length === 0 && Object.keys(widths).length === 0;

/** A column, as far as its place in a table goes. */
export interface Placed {
  key: string;
  /** Not shown until somebody wants it. */
  isOffered?: boolean;
}

/** Whether a column is shown: what is only offered has been given a place. */
export const isShownIn = ({ hidden, order }: TableLook, { key, isOffered }: Placed) => !hidden.includes(key) && (!isOffered || order.includes(key));

export function useTableLook<C extends Placed>(name: string, columns: C[]) {
  const look = useSyncExternalStore(watchLooks, () => lookOf(name));
  const placed = JSON.stringify(columns.map(({ key, isOffered }) => ({ key, isOffered })));
  useEffect(() => rememberColumns(name, JSON.parse(placed) as Placed[]), [name, placed]);
  const keep = (next: TableLook) => keepLook(name, next);
  const ordered = inOrder(columns, look.order);
  return {
    look,
    ordered,
    // The first column says what a row is; it always stays.
    shown: ordered.filter((column, index) => index === 0 || isShownIn(look, column)),
    isUsual: isUsualLook(look),
    change: (changes: Partial<TableLook>) => keep({ ...look, ...changes }),
    widen: (column: string, width: number | undefined) => {
      const { [column]: _before, ...others } = look.widths;
      keep({ ...look, widths: width === undefined ? others : { ...others, [column]: width } });
    },
    reset: () => keep({ ...USUAL, isDense: look.isDense }),
  };
}

/** The columns as somebody ordered them; those that came later keep their place at the end. */
export function inOrder<C extends { key: string }>(columns: C[], order: string[]): C[] {
  const place = (column: C, index: number) => {
    const at = order.indexOf(column.key);
    return at < 0 ? order.length + index : at;
  };
  const places = new Map(columns.map((column, index) => [column.key, place(column, index)]));
  return columns.toSorted((one, other) => (places.get(one.key) ?? 0) - (places.get(other.key) ?? 0));
}

/** The order of keys once `key` has moved by `step`; the first one stays where it is. */
export function moved(keys: string[], key: string, step: number): string[] {
  const from = keys.indexOf(key);
  const to = from + step;
  if (from < 1 || to < 1 || to >= keys.length) return keys;
  const next = keys.filter((other) => other !== key);
  next.splice(to, 0, key);
  return next;
}
