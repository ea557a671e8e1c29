import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "../basics";
import type { Column } from "../DataTable";
import { WidthHandle } from "./WidthHandle";
import { boundTo } from "./widths";

interface HeadingProps<T> {
  column: Column<T>;
  sort: string;
  className?: string;
  onSort: (sort: string) => void;
  onWidth: (width: number | undefined) => void;
}

/** The head of a column: sorts it, and makes it wider or narrower. */
export function Heading<T>({ column, sort, className, onSort, onWidth }: HeadingProps<T>) {
  const isDown = sort === `-${column.sort}`;
  const isSorted = isDown || sort === column.sort;
  const isRight = column.align === "right";
  const Arrow = isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDown ? "descending" : "ascending") : undefined}
      style={boundTo(column.key)}
      className={cn("relative h-9 px-2.5 text-left text-xs font-medium whitespace-nowrap text-muted-foreground first:pl-4 last:pr-4", isRight && "text-right", className)}
    >
      {column.sort ? (
        <button type="button" className={cn("group/sort inline-flex h-7 max-w-full items-center gap-1 align-middle hover:text-foreground", isRight && "flex-row-reverse", isSorted && "text-foreground")} onClick={() => onSort(isDown ? (column.sort ?? "") : `-${column.sort}`)}>
          <span className="truncate">{column.title}</span>
          <Arrow className={cn("size-3.5 shrink-0", !isSorted && "opacity-0 group-hover/sort:opacity-50 group-focus-visible/sort:opacity-50")} aria-hidden />
        </button>
      ) : (
        <span className="block truncate">{column.title}</span>
      )}
      <WidthHandle name={column.key} title={column.title} onWidth={onWidth} />
    </th>
  );
}
