import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, Download, Search } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Page, query } from "@/lib/api";
import { number } from "@/lib/format";
import { type ListState, useDebounced, useShortcut } from "@/lib/hooks";
import { useJustChanged } from "@/lib/live";
import { Button, Card, cn } from "./basics";
import { type Filter, FilterChip } from "./FilterChip";
import { Menu } from "./Menu";
import { EmptyState, ErrorState, Skeleton } from "./states";

export interface Column<T> {
  key: string;
  title: string;
  /** The sort key, where the server can sort by it. */
  sort?: string;
  align?: "right";
  /** Left out of the cards on phones. */
  isMinor?: boolean;
  cell: (row: T) => ReactNode;
}

export type { Filter } from "./FilterChip";

interface DataTableProps<T> {
  list: { data: Page<T> | undefined; error: unknown; isPending: boolean; isPlaceholderData: boolean; refetch: () => unknown };
  state: ListState;
  columns: Column<T>[];
  filters?: Filter[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
  /** Where the whole list can be downloaded. */
  exportPath?: string;
  defaultSort?: string;
  empty: { title: string; text?: string; action?: ReactNode };
  /** What a row is called, for its checkbox. */
  rowLabel?: (row: T) => string;
  /** What can be done with the chosen rows. */
  bulk?: (ids: string[], clear: () => void) => ReactNode;
}

/** The one table: sorted, filtered, paged and downloaded by the server; its state is the URL. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { t } = useTranslation();
  const { list, state, columns, rowKey, onOpen, bulk, empty } = props;
  const [chosen, choose] = useState<string[]>([]);
  const [cursor, moveCursor] = useState(-1);
  const rows = list.data?.data ?? [];
  const open = rows[cursor];
  useShortcut("j", () => moveCursor((now) => Math.min(now + 1, rows.length - 1)));
  useShortcut("k", () => moveCursor((now) => Math.max(now - 1, 0)));
  useShortcut("Enter", () => open && onOpen?.(open));
  useShortcut("x", () => open && bulk && toggle(rowKey(open)));
  const toggle = (id: string) => choose((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id]));
  const hasJustChanged = useJustChanged();
  const ids = rows.map(rowKey);
  const isFiltered = Object.keys(state.search).some((name) => !["sort", "page", "per_page", "view"].includes(name));

  return (
    <Card className="overflow-hidden">
      <Toolbar {...props} />
      {bulk && chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-t bg-row-selected px-4 py-2" role="status">
          {bulk(chosen, () => choose([]))}
        </div>
      )}
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div className="grid gap-2 border-t p-4">
          {Array.from({ length: 8 }, (_, index) => (
            <Skeleton key={index} className="h-8" />
          ))}
        </div>
      ) : rows.length === 0 ? (
        <div className="border-t">
          <Nothing isFiltered={isFiltered} empty={empty} onClear={() => state.set(Object.fromEntries(Object.keys(state.search).map((name) => [name, undefined])))} />
        </div>
      ) : (
        <>
          <div className={cn("overflow-x-auto border-t max-md:hidden", list.isPlaceholderData && "opacity-60")}>
            <table className="w-full border-collapse text-sm">
              <thead>
                <tr className="bg-table-head">
                  {bulk && (
                    <th scope="col" className="w-10 pl-4">
                      <input
                        type="checkbox"
                        aria-label={t("table.selectAll")}
                        checked={ids.every((id) => chosen.includes(id))}
                        onChange={(event) => choose(event.target.checked ? ids : [])}
                      />
                    </th>
                  )}
                  {columns.map((column) => (
                    <Heading key={column.key} column={column} sort={state.search.sort ?? props.defaultSort ?? ""} onSort={(sort) => state.set({ sort })} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr
                    key={rowKey(row)}
                    className={cn("h-10 border-t hover:bg-row-hover", index === cursor && "bg-row-hover", chosen.includes(rowKey(row)) && "bg-row-selected", hasJustChanged(rowKey(row)) && "glow", onOpen && "cursor-pointer")}
                    onClick={() => onOpen?.(row)}
                  >
                    {bulk && (
                      <td className="pl-4" onClick={(event) => event.stopPropagation()}>
                        <input type="checkbox" aria-label={t("table.selectRow", { name: (props.rowLabel ?? rowKey)(row) })} checked={chosen.includes(rowKey(row))} onChange={() => toggle(rowKey(row))} />
                      </td>
                    )}
                    {columns.map((column) => (
                      <td key={column.key} className={cn("max-w-72 truncate px-3 py-1.5 first:pl-4 last:pr-4", column.align === "right" && "num text-right")}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ul className="border-t md:hidden">
            {rows.map((row) => (
              <li key={rowKey(row)} className="border-b last:border-b-0">
                <button type="button" className="grid w-full gap-1 px-4 py-3 text-left" onClick={() => onOpen?.(row)}>
                  {columns
                    .filter((column) => !column.isMinor)
                    .map((column, index) => (
                      <span key={column.key} className={cn("flex justify-between gap-3", index === 0 ? "font-medium" : "text-sm")}>
                        {index > 0 && <span className="text-muted-foreground">{column.title}</span>}
                        <span className="num truncate">{column.cell(row)}</span>
                      </span>
                    ))}
                </button>
              </li>
            ))}
          </ul>
          <Pager page={list.data} state={state} />
        </>
      )}
    </Card>
  );
}

function Nothing({ isFiltered, empty, onClear }: { isFiltered: boolean; empty: DataTableProps<unknown>["empty"]; onClear: () => void }) {
  const { t } = useTranslation();
  if (!isFiltered) {
    return (
      <EmptyState title={empty.title} action={empty.action}>
        {empty.text}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("table.nothingFound")} action={<Button onClick={onClear}>{t("table.clearFilters")}</Button>}>
      {t("table.nothingFoundHint")}
    </EmptyState>
  );
}

function Heading<T>({ column, sort, onSort }: { column: Column<T>; sort: string; onSort: (sort: string) => void }) {
  const isDown = sort === `-${column.sort}`;
  const isSorted = isDown || sort === column.sort;
  const Arrow = isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDown ? "descending" : "ascending") : undefined}
      className={cn("h-9 px-3 text-left text-xs first:pl-4 last:pr-4 font-medium whitespace-nowrap text-muted-foreground", column.align === "right" && "text-right")}
    >
      {column.sort ? (
        <button type="button" className={cn("inline-flex items-center gap-1", isSorted && "text-foreground")} onClick={() => onSort(isDown ? (column.sort ?? "") : `-${column.sort}`)}>
          {isSorted && <Arrow className="size-3.5" aria-hidden />}
          {column.title}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function Toolbar<T>({ state, filters = [], exportPath }: DataTableProps<T>) {
  const { t } = useTranslation();
  const [text, setText] = useState(state.search.q ?? "");
  const settled = useDebounced(text);
  const input = useRef<HTMLInputElement>(null);
  useShortcut("/", () => input.current?.focus());
  const { q } = state.search;
  const set = useRef(state.set);
  set.current = state.set;
  useEffect(() => {
    if (settled !== (q ?? "")) set.current({ q: settled || undefined });
  }, [settled, q]);
  const download = (format: string) => {
    const params = { ...state.search, format, page: undefined, per_page: undefined, view: undefined };
    window.location.assign(exportPath + query(params));
  };
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3">
      <div className="relative min-w-40 flex-1 md:max-w-72">
        <Search className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" aria-hidden />
        <input
          ref={input}
          type="search"
          aria-label={t("table.search")}
          placeholder={t("table.search")}
          className="h-9 w-full rounded-md border border-input bg-card pr-3 pl-9 max-md:h-11"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="contents max-md:order-last max-md:-mx-4 max-md:flex max-md:basis-[calc(100%+2rem)] max-md:gap-2 max-md:overflow-x-auto max-md:px-4 max-md:py-0.5">
        {filters.map((filter) => (
          <FilterChip key={filter.name} filter={filter} state={state} />
        ))}
      </div>
      {exportPath && (
        <span className="ml-auto">
          <Menu
            trigger={
              <Button size="md">
                <Download className="size-4" aria-hidden />
                {t("action.export")}
              </Button>
            }
            entries={[
              { label: "Excel (.xlsx)", onSelect: () => download("xlsx") },
              { label: "CSV", onSelect: () => download("csv") },
            ]}
          />
        </span>
      )}
    </div>
  );
}

function Pager({ page, state }: { page: Page<unknown> | undefined; state: ListState }) {
  const { t } = useTranslation();
  if (!page) return null;
  const first = (page.page - 1) * page.per_page + 1;
  const last = first + page.data.length - 1;
  const total = `${number(page.total)}${page.total_is_exact ? "" : "+"}`;
  const hasMore = !page.total_is_exact || last < page.total;
  const go = (to: number) => state.set({ page: to === 1 ? undefined : String(to) });
  return (
    <nav aria-label={t("table.pages")} className="flex items-center justify-between gap-3 border-t px-4 py-2 text-sm text-muted-foreground">
      <span className="num">{t("table.range", { first: number(first), last: number(last), total })}</span>
      <span className="flex items-center gap-1">
        <Button look="ghost" size="icon" aria-label={t("table.previous")} disabled={page.page === 1} onClick={() => go(page.page - 1)}>
          <ChevronLeft className="size-4" aria-hidden />
        </Button>
        <Button look="ghost" size="icon" aria-label={t("table.next")} disabled={!hasMore} onClick={() => go(page.page + 1)}>
          <ChevronRight className="size-4" aria-hidden />
        </Button>
      </span>
    </nav>
  );
}
