import type { Placed, TableLook } from "./useTableLook";

export const USUAL: TableLook = { hidden: [], order: [], widths: {}, isDense: false };

// One's own look is kept by the browser; a saved view lays another one over it, as long as one looks through that view.
const own = (name: string) => `langgan.table.${name}`;
const laid = (name: string) => `langgan.table.view.${name}`;
const looks = new Map<string, TableLook>();
const tables = new Map<string, Placed[]>();
const watchers = new Set<() => void>();

export function watchLooks(watch: () => void) {
  watchers.add(watch);
  return () => {
    watchers.delete(watch);
  };
}

const read = (kept: string | null): TableLook => ({ ...USUAL, ...(JSON.parse(kept ?? "{}") as Partial<TableLook>) });

/** How somebody wants the table `name` where they look through no view. */
export const ownLookOf = (name: string) => read(localStorage.getItem(own(name)));

/** How the table `name` is wanted now. */
export function lookOf(name: string): TableLook {
  const known = looks.get(name);
  if (known) return known;
  const look = read(sessionStorage.getItem(laid(name)) ?? localStorage.getItem(own(name)));
  looks.set(name, look);
  return look;
}

function changed(name: string) {
  looks.delete(name);
  watchers.forEach((watch) => watch());
}

/** Keeps how somebody wants the table, in the view through which they look. */
export function keepLook(name: string, look: TableLook) {
  const isThroughView = sessionStorage.getItem(laid(name)) !== null;
  if (isThroughView) sessionStorage.setItem(laid(name), JSON.stringify(look));
  else localStorage.setItem(own(name), JSON.stringify(look));
  changed(name);
}

/** Lays the look of a view over one's own; without one, one's own is back. */
export function layLook(name: string, look: TableLook | undefined) {
  if (look) sessionStorage.setItem(laid(name), JSON.stringify(look));
  else sessionStorage.removeItem(laid(name));
  changed(name);
}

/** Remembers which columns a table has, in their usual order. */
export const rememberColumns = (name: string, all: Placed[]) => void tables.set(name, all);

/** The columns of a table that was shown. */
export const columnsOf = (name: string) => tables.get(name) ?? [];
