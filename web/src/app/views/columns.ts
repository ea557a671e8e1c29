import { inOrder, isShownIn, isUsualLook, type Placed, type TableLook } from "@/ui/table/useTableLook";
import type { ViewColumn } from "./api";

/** A look as a view keeps it: every column in its order. Nothing where it is the usual one. */
export function asColumns(columns: Placed[], look: TableLook): ViewColumn[] {
  if (isUsualLook(look)) return [];
  const column = (placed: Placed) => {
    const width = look.widths[placed.key];
    return { key: placed.key, is_visible: isShownIn(look, placed), ...(width !== undefined && { width }) };
  };
  return inOrder(columns, look.order).map(column);
}

/** The look that a view keeps; columns that came later stand at the end. */
export function asLook(columns: ViewColumn[], isDense: boolean): TableLook {
  const widths = columns.flatMap(({ key, width }) => (width === undefined ? [] : [[key, width] as const]));
  return { hidden: columns.filter((column) => !column.is_visible).map(({ key }) => key), order: columns.map(({ key }) => key), widths: Object.fromEntries(widths), isDense };
}

export const isSameColumns = (one: ViewColumn[], other: ViewColumn[]) => {
  const said = (columns: ViewColumn[]) => columns.map(({ key, is_visible, width }) => [key, is_visible, width ?? null]);
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
};
