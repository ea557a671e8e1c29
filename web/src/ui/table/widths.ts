import type { CSSProperties } from "react";

export const NARROWEST = 64;
export const WIDEST = 720;

/** A width that a column may have, in whole pixels. */
export const within = (width: number) => Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));

const nameOf = (key: string) => `--column-${key}`;

/** The widths, held by the table: while an edge is dragged no row is drawn anew. */
export const holding = (widths: Record<string, number>) => Object.fromEntries(Object.entries(widths).map(([key, width]) => [nameOf(key), `${width}px`])) as CSSProperties;

/** Binds a cell to what the table holds for its column; without that it is as wide as it must be, up to a limit. */
export function boundTo(key: string): CSSProperties {
  const name = nameOf(key);
  return { width: `var(${name}, auto)`, minWidth: `var(${name}, 0)`, maxWidth: `var(${name}, 18rem)` };
}

/** Shows a width before it is kept. */
export const tryOut = (table: HTMLTableElement | null, key: string, width: number) => table?.style.setProperty(nameOf(key), `${width}px`);

/** The width that an arrow key leads to; nothing for other keys. */
export function stepped(width: number, key: string): number | undefined {
  if (key === "ArrowLeft") return within(width - 16);
  if (key === "ArrowRight") return within(width + 16);
  if (key === "Home") return NARROWEST;
  return key === "End" ? WIDEST : undefined;
}
