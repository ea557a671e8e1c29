import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "../basics";
import type { Column } from "../DataTable";
import { Heading } from "./Heading";
import { RowLink } from "./RowLink";
import { boundTo, holding } from "./widths";

export interface RowsProps<T> {
  rows: T[];
  columns: Column<T>[];
  rowKey: (row: T) => string;
  rowLabel?: (row: T) => string;
  href?: (row: T) => string;
  onOpen?: (row: T) => void;
  chosen: string[];
  /** Absent where rows cannot be chosen. */
  onToggle?: (id: string) => void;
  hasJustChanged: (id: string) => boolean;
}

interface GridProps<T> extends RowsProps<T> {
  sort: string;
  onSort: (sort: string) => void;
  onChoose: (ids: string[]) => void;
  /** The row that the keyboard stands on. */
  cursor: number;
  isDense: boolean;
  isOld: boolean;
  /** How wide somebody made a column, by its key. */
  widths: Record<string, number>;
  /** Gives a column a width, or its usual one. */
  onWidth: (key: string, width: number | undefined) => void;
}

const stuck = "sticky left-0 z-1 bg-inherit";

/** The rows on a wide screen: the head and what a row is stay in sight. */
export function Rows<T>(props: GridProps<T>) {
  const { t } = useTranslation();
  const { rows, columns, rowKey, rowLabel = rowKey, chosen, onToggle, cursor, isDense } = props;
  const ids = rows.map(rowKey);
  const current = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  }, [cursor]);
  return (
    // What scrolls must be reachable by keyboard.
    <div tabIndex={0} role="region" aria-label={t("list.scroll")} className={cn("max-h-[calc(100dvh-16.5rem)] min-h-64 overflow-auto scroll-pt-9 border-t max-md:hidden", props.isOld && "opacity-60")}>
      <table style={holding(props.widths)} className="w-full border-separate border-spacing-0 text-sm">
        <thead className="sticky top-0 z-10">
          <tr className="bg-table-head [&>th]:border-b">
            {onToggle && (
              <th scope="col" className={cn(stuck, "w-11 min-w-11 pl-4 text-left")}>
                <input type="checkbox" aria-label={t("table.selectAll")} checked={ids.every((id) => chosen.includes(id))} onChange={(event) => props.onChoose(event.target.checked ? ids : [])} />
              </th>
            )}
            {columns.map((column, index) => (
              <Heading key={column.key} column={column} className={cn(index === 0 && stuck, index === 0 && onToggle && "left-11")} sort={props.sort} onSort={props.onSort} onWidth={(width) => props.onWidth(column.key, width)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr
              key={rowKey(row)}
              ref={at === cursor ? current : undefined}
              className={cn("bg-card hover:bg-row-hover [&>td]:border-b last:[&>td]:border-b-0", isDense ? "h-8" : "h-10", at === cursor && "bg-row-hover", chosen.includes(rowKey(row)) && "bg-row-selected hover:bg-row-selected", props.hasJustChanged(rowKey(row)) && "glow", props.onOpen && "cursor-pointer")}
              onClick={(event) => {
                const isOwn = (event.target as HTMLElement).closest("a,button,input,label");
                if (!isOwn && !getSelection()?.toString()) props.onOpen?.(row);
              }}
            >
              {onToggle && (
                <td className={cn(stuck, "w-11 min-w-11 pl-4")}>
                  <input type="checkbox" aria-label={t("table.selectRow", { name: rowLabel(row) })} checked={chosen.includes(rowKey(row))} onChange={() => onToggle(rowKey(row))} />
                </td>
              )}
              {columns.map((column, index) => (
                <td key={column.key} style={boundTo(column.key)} className={cn("truncate px-2.5 first:pl-4 last:pr-4", isDense ? "py-0.5" : "py-1.5", column.align === "right" && "num text-right", index === 0 && stuck, index === 0 && onToggle && "left-11")}>
                  {index === 0 ? (
                    <RowLink row={row} href={props.href} onOpen={props.onOpen} className="block truncate">
                      {column.cell(row)}
                    </RowLink>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
