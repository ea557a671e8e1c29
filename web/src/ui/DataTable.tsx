import "./locales";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, type Page } from "@/lib/api";
import { type ListState, useShortcut } from "@/lib/hooks";
import { useJustChanged } from "@/lib/live";
import { isTyping } from "@/lib/shortcuts";
import { Button, Card } from "./basics";
import type { Filter } from "./FilterChip";
import { EmptyState, ErrorState, Skeleton } from "./states";
import { Cards } from "./table/Cards";
import { LookMenu } from "./table/LookMenu";
import { Pager } from "./table/Pager";
import { Rows } from "./table/Rows";
import { Toolbar } from "./table/Toolbar";
import { useTableLook } from "./table/useTableLook";

export interface Column<T> {
  key: string;
  title: string;
  /** The sort key, where the server can sort by it. */
  sort?: string;
  align?: "right";
  /** Left out of the cards on phones. */
  isMinor?: boolean;
  /** Not shown until somebody wants it. */
  isOffered?: boolean;
  /** Whether a card on a phone has nothing to say here. */
  isBlank?: (row: T) => boolean;
  cell: (row: T) => ReactNode;
}

export type { Filter } from "./FilterChip";

interface DataTableProps<T> {
  list: { data: Page<T> | undefined; error: unknown; isPending: boolean; isPlaceholderData: boolean; refetch: () => unknown };
  state: ListState;
  columns: Column<T>[];
  filters?: Filter[];
  rowKey: (row: T) => string;
  /** Where a row's own page is; the first cell becomes a link to it. */
  href?: (row: T) => string;
  onOpen?: (row: T) => void;
  /** Whether the server finds words in it; most lists do. */
  isSearchable?: boolean;
  /** Where the whole list can be downloaded. */
  exportPath?: string;
  defaultSort?: string;
  empty: { title: string; text?: string; action?: ReactNode };
  /** What a row is called, for its checkbox. */
  rowLabel?: (row: T) => string;
  /** What keys do to the row that the keyboard stands on. */
  rowKeys?: Record<string, (row: T) => void>;
  /** What can be done with the chosen rows. */
  bulk?: (ids: string[], clear: () => void) => ReactNode;
}

const NO_FILTER = ["sort", "page", "per_page", "view"];

/** The one table: sorted, filtered, paged and downloaded by the server; its state is the URL. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { list, state, columns, rowKey, onOpen, bulk } = props;
  const [chosen, choose] = useState<string[]>([]);
  const [cursor, moveCursor] = useState(-1);
  const { look, ordered, shown, isUsual, change, widen, reset } = useTableLook(props.exportPath ?? location.pathname, columns);
  const hasJustChanged = useJustChanged();
  const rows = list.data?.data ?? [];
  const current = rows[cursor];
  const toggle = (id: string) => choose((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id]));
  useShortcut("j", () => moveCursor((now) => Math.min(now + 1, rows.length - 1)));
  useShortcut("k", () => moveCursor((now) => Math.max(now - 1, 0)));
  useShortcut("Enter", () => current && onOpen?.(current));
  useRowKeys(props.rowKeys, current);
  useShortcut("x", () => current && bulk && toggle(rowKey(current)));
  const common = { rows, columns: shown, rowKey, rowLabel: props.rowLabel, href: props.href, onOpen, chosen, onToggle: bulk && toggle, hasJustChanged };
  return (
    <Card className="overflow-hidden">
      <Toolbar state={state} isSearchable={props.isSearchable} filters={props.filters} exportPath={props.exportPath} isLarge={list.data && !list.data.total_is_exact}>
        <LookMenu columns={ordered} shown={shown} isUsual={isUsual} look={look} onChange={change} onReset={reset} />
      </Toolbar>
      {bulk && chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2 border-t bg-row-selected px-4 py-2" role="status">
          {bulk(chosen, () => choose([]))}
        </div>
      )}
      {list.error && !list.data ? (
        <Failed error={list.error} state={state} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton />
      ) : rows.length === 0 ? (
        <Nothing state={state} empty={props.empty} />
      ) : (
        <>
          <Rows {...common} sort={state.search.sort ?? props.defaultSort ?? ""} onSort={(sort) => state.set({ sort })} onChoose={choose} cursor={cursor} isDense={look.isDense} isOld={list.isPlaceholderData} widths={look.widths} onWidth={widen} />
          <Cards {...common} columns={columns} />
          <Pager page={list.data} state={state} />
        </>
      )}
    </Card>
  );
}

function useRowKeys<T>(keys: DataTableProps<T>["rowKeys"] = {}, row: T | undefined) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = keys[event.key.toLowerCase()];
      if (!act || !row || isTyping(event.target) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act(row);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}

function RowsSkeleton() {
  return (
    <div className="late border-t" aria-busy="true">
      {Array.from({ length: 10 }, (_, index) => (
        <div key={index} className="flex h-10 items-center gap-6 border-b px-4 last:border-b-0 max-md:h-16">
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-4 w-1/6" />
          <Skeleton className="ml-auto h-4 w-1/8" />
        </div>
      ))}
    </div>
  );
}

/** A list that cannot be shown; what filters it may be unknown by now. */
function Failed({ error, state, onRetry }: { error: unknown; state: ListState; onRetry: () => void }) {
  const { t } = useTranslation();
  const isRefused = error instanceof ApiError && error.status === 422;
  return (
    <>
      <ErrorState error={error} onRetry={isRefused ? undefined : onRetry} />
      {isRefused && (
        <div className="-mt-10 grid justify-items-center pb-14">
          <Button onClick={() => clearFilters(state)}>{t("table.clearFilters")}</Button>
        </div>
      )}
    </>
  );
}

const clearFilters = ({ search, set }: ListState) => set(Object.fromEntries(Object.keys(search).filter((name) => name !== "view").map((name) => [name, undefined])));

function Nothing({ state, empty }: Pick<DataTableProps<unknown>, "state" | "empty">) {
  const { t } = useTranslation();
  const names = Object.keys(state.search);
  const isFiltered = names.some((name) => !NO_FILTER.includes(name));
  return (
    <div className="border-t">
      {isFiltered ? (
        <EmptyState title={t("table.nothingFound")} action={<Button onClick={() => clearFilters(state)}>{t("table.clearFilters")}</Button>}>
          {t("table.nothingFoundHint")}
        </EmptyState>
      ) : (
        <EmptyState title={empty.title} action={empty.action}>
          {empty.text}
        </EmptyState>
      )}
    </div>
  );
}
