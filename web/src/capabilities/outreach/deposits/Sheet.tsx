import { Save } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { money, number } from "@/lib/format";
import type { ListState } from "@/lib/hooks";
import { Button, Card, cn } from "@/ui/basics";
import { FormError } from "@/ui/fields";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { useProductChoices, useTelesales } from "../api";
import { KnownNames } from "./KnownNames";
import { ProductTabs } from "./ProductTabs";
import { SheetHead } from "./SheetHead";
import { SheetRow } from "./SheetRow";
import { COLUMNS, type Cells, type ColumnKey, type GridRow, pastedCells, readClipboard, totalOf } from "./sheet";
import { useSheet } from "./useSheet";

const NAMES = "known-names";

/** A day's deposits, typed like in a spreadsheet: Tab and Enter go on, rows are pasted, totals follow. */
export function Sheet({ on, state }: { on: string; state: ListState }) {
  const { user } = useSession();
  const entersForAll = useMay("manage_databases");
  const [products, staff] = [useProductChoices(), useTelesales()];
  const sheet = useSheet(on);
  const product = state.search.product_id;
  const [naming, setNaming] = useState<{ text: string; product: string } | null>(null);
  const [newId, renew] = useState(() => crypto.randomUUID());
  const grid = useRef<HTMLDivElement>(null);
  const rows = sheet.rows.filter((row) => !product || row.cells.product_id === product || row.draft);
  const last = rows.at(-1)?.cells;
  const blank: Cells = { staff_id: entersForAll ? (last?.staff_id ?? "") : user.id, product_id: product ?? last?.product_id ?? "", customer_name: "", customer_ref: "", base_amount: undefined, multiplier: "1", note: "" };
  // The last row is always there to be typed into; it becomes one as soon as it is.
  const next: GridRow = { id: newId, cells: blank, isRemoved: false, isOvertaken: false, isGone: false, isEditable: true };
  const columns = COLUMNS.filter((key) => (key !== "staff_id" || entersForAll) && (key !== "product_id" || !product));
  const type = (row: GridRow, changes: Partial<Cells>) => {
    if (row.id === newId) renew(crypto.randomUUID());
    sheet.type(row, changes);
  };
  const focus = (line: number, column: number) => grid.current?.querySelector<HTMLElement>(`[data-cell="${line}:${column}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const [line, column] = ((event.target as HTMLElement).dataset.cell ?? "").split(":").map(Number);
    if (line === undefined || column === undefined || Number.isNaN(line)) return;
    const isSelect = (event.target as HTMLElement).tagName === "SELECT";
    const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : isSelect ? 0 : event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    // Enter at the end of a new row begins the next one at its first cell.
    const isEnd = event.key === "Enter" && !event.shiftKey && column === columns.length - 1;
    focus(line + step, isEnd ? 0 : column);
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>, row: GridRow, column: ColumnKey) => {
    const lines = readClipboard(event.clipboardData.getData("text/plain"));
    if (lines.length < 2 && (lines[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const from = row.id === newId ? rows.length : rows.indexOf(row);
    const targets = lines.map((values, index) => ({ row: rows[from + index] ?? { ...next, id: index === 0 && row.id === newId ? newId : crypto.randomUUID() }, changes: pastedCells(values, columns, column, { products, staff }) }));
    if (from + lines.length > rows.length) renew(crypto.randomUUID());
    sheet.fill(targets.filter((target) => target.row.isEditable));
  };
  useSaveKey(() => sheet.changes > 0 && sheet.send());
  return (
    <Loaded of={sheet.saved} skeleton={<Skeleton className="late h-96 rounded-xl" />}>
      {() => (
        <>
          <ProductTabs rows={sheet.rows} products={products} value={product} onChange={(value) => state.set({ product_id: value })} />
          {sheet.save.error && sheet.save.error.status !== 412 && (
            <div className="mb-3">
              <FormError error={sheet.save.error} fields={["rows"]} />
            </div>
          )}
          <Card className="overflow-hidden">
            {rows.length === 0 && <EmptyHint />}
            <div ref={grid} className="md:overflow-x-auto" onKeyDown={onKeyDown}>
              <table className="w-full border-separate border-spacing-0 text-sm max-md:block">
                <SheetHead columns={columns} />
                <tbody className="max-md:block">
                  {[...rows, next].map((row, line) => (
                    <SheetRow
                      key={row.id}
                      row={row}
                      line={line}
                      isNext={row.id === newId}
                      columns={columns}
                      names={{ products, staff }}
                      listId={NAMES}
                      faults={sheet.faults[row.id] ?? {}}
                      refused={sheet.refused[row.id]}
                      onType={(changes) => type(row, changes)}
                      onPaste={(event, column) => onPaste(event, row, column)}
                      onNaming={(text) => setNaming(text === null ? null : { text, product: row.cells.product_id })}
                      onRemove={() => sheet.remove(row)}
                      onForget={() => sheet.forget(row.id)}
                      onKeep={() => sheet.keep(row)}
                    />
                  ))}
                </tbody>
                <Foot rows={rows} columns={columns} />
              </table>
            </div>
            <KnownNames id={NAMES} asked={naming} />
          </Card>
          <SaveBar sheet={sheet} />
        </>
      )}
    </Loaded>
  );
}

function EmptyHint() {
  const { t } = useTranslation();
  return <EmptyState title={t("outreach.deposit.empty")}>{t("outreach.deposit.emptyText")}</EmptyState>;
}

/** What the day comes to, with what is not saved yet. */
function Foot({ rows, columns }: { rows: GridRow[]; columns: readonly ColumnKey[] }) {
  const { t } = useTranslation();
  const counted = rows.filter((row) => !row.isRemoved);
  const sum = (of: (cells: Cells) => number | undefined) => counted.reduce((total, row) => total + (of(row.cells) ?? 0), 0);
  const [base, total] = [sum((cells) => cells.base_amount), sum(totalOf)];
  const before = columns.indexOf("base_amount");
  return (
    <tfoot className="num max-md:block">
      <tr className="bg-table-head font-semibold max-md:flex max-md:flex-wrap max-md:justify-between max-md:gap-x-4 max-md:px-4 max-md:py-3 [&>td]:border-t max-md:[&>td]:border-t-0">
        <td colSpan={before} className="h-11 px-4 max-md:h-auto max-md:px-0">
          {t("outreach.deposit.rows", { count: counted.length, shown: number(counted.length) })}
        </td>
        <td className="px-3 text-right whitespace-nowrap max-md:px-0">
          <span className="text-xs font-normal text-muted-foreground md:sr-only">{t("outreach.deposit.base")} </span>
          {money(base)}
        </td>
        <td className="max-md:hidden" />
        <td className="px-3 text-right whitespace-nowrap max-md:px-0">
          <span className="text-xs font-normal text-muted-foreground md:sr-only">OMSET </span>
          {money(total)}
        </td>
        <td colSpan={2} className="max-md:hidden" />
      </tr>
    </tfoot>
  );
}

/** What is not saved yet, and how it is. */
function SaveBar({ sheet }: { sheet: ReturnType<typeof useSheet> }) {
  const { t } = useTranslation();
  const isIdle = sheet.changes === 0;
  return (
    <div className={cn("sticky bottom-0 z-10 -mx-4 mt-3 flex items-center justify-end gap-2 border-t bg-card px-4 py-2.5 md:mx-0 md:rounded-xl md:border", isIdle && "invisible")} aria-hidden={isIdle}>
      <p className="mr-auto text-sm text-muted-foreground" role="status">
        {!isIdle && t("outreach.deposit.unsaved", { count: sheet.changes, shown: number(sheet.changes) })}
      </p>
      <Button disabled={isIdle || sheet.save.isPending} onClick={sheet.discard}>
        {t("outreach.deposit.discard")}
      </Button>
      <Button look="accent" disabled={isIdle} isBusy={sheet.save.isPending} title="Ctrl S" onClick={sheet.send}>
        <Save className="size-4" aria-hidden />
        {t("action.save")}
      </Button>
    </div>
  );
}

/** Ctrl+S saves, also from within a cell. */
function useSaveKey(save: () => void) {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      save();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
