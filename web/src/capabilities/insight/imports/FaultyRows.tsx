import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { type ListState, type Search, useList, useListState } from "@/lib/hooks";
import { cn } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { Pager } from "@/ui/table/Pager";
import { type FaultyRow, type Import, type Kind, pathOf, rejectedFile } from "./api";

/** So many faults of a file are kept. */
const KEPT = 10_000;

/** The rows with faults: what stands in them, and what is wrong where. */
export function FaultyRows({ of, kind }: { of: Import; kind: Kind | undefined }) {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const { page, per_page, field } = search;
  const asked: Search = { page, per_page, field };
  const state: ListState = { search: asked, set };
  const path = `${pathOf(of.id)}/faulty-rows`;
  const list = useList<FaultyRow>(path, state, { per_page: per_page ?? "25" });
  const all = of.fault_counts.reduce((sum, count) => sum + count.rows, 0);
  const named = (name: string) => of.fault_counts.find((count) => count.field === name)?.column ?? kind?.fields.find((one) => one.name === name)?.label ?? t("imports.check.wholeRow");
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
        <div role="group" aria-label={t("imports.check.faultyRows")} className="flex flex-wrap gap-1.5">
          <Chip label={t("imports.check.allFaults")} isOn={!field} onPress={() => set({ field: undefined })} />
          {of.fault_counts.map((count) => {
            const name = count.field || "none";
            return <Chip key={name} label={named(count.field)} count={count.rows} isOn={field === name} onPress={() => set({ field: field === name ? undefined : name })} />;
          })}
        </div>
        <a href={rejectedFile(of.id)} download title={t("imports.check.downloadHint")} className="inline-flex h-8 items-center gap-2 rounded-md border bg-card px-2.5 text-sm font-medium hover:bg-row-hover max-md:h-11">
          <Download className="size-3.5" aria-hidden />
          {t("imports.check.download")}
        </a>
      </div>
      {all >= KEPT && <p className="px-5 pb-2 text-sm text-muted-foreground">{t("imports.check.firstFaults")}</p>}
      <Loaded of={list} skeleton={<Skeleton className="late m-4 h-64" />}>
        {(found) => (
          <>
            <ul className={cn("border-t", list.isPlaceholderData && "opacity-60")}>
              {found.data.map((row) => (
                <Row key={row.row} row={row} columns={of.columns.map(({ name }) => name)} named={named} />
              ))}
            </ul>
            <Pager page={found} state={state} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Chip({ label, count, isOn, onPress }: { label: string; count?: number; isOn: boolean; onPress: () => void }) {
  return (
    <button type="button" aria-pressed={isOn} className={cn("inline-flex h-8 max-w-48 items-center gap-1.5 rounded-md border bg-card px-2.5 text-sm hover:bg-row-hover max-md:h-11", isOn && "border-ring bg-row-selected font-medium hover:bg-row-selected")} onClick={onPress}>
      <span className="truncate">{label}</span>
      {count !== undefined && <span className="num text-muted-foreground">{number(count)}</span>}
    </button>
  );
}

interface RowProps {
  row: FaultyRow;
  columns: string[];
  named: (field: string) => string;
}

/** So many cells say which row it is. */
const TELLING = 3;

function Row({ row, columns, named }: RowProps) {
  const { t } = useTranslation();
  const telling = row.cells.filter(Boolean).slice(0, TELLING).join(" · ");
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-b px-5 py-3 last:border-b-0 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <p className="min-w-0">
        <span className="num block text-xs text-muted-foreground">{t("imports.check.rowNo", { row: number(row.row) })}</span>
        <span className="num block truncate" title={row.cells.filter(Boolean).join(" · ")}>
          {telling || <em className="text-muted-foreground">{t("imports.check.emptyCell")}</em>}
        </span>
      </p>
      <ul className="grid content-start gap-1">
        {row.faults.map((fault) => {
          const cell = fault.column === null ? undefined : row.cells[columns.indexOf(fault.column)];
          return (
            <li key={fault.field} className="text-sm">
              <span className="font-medium">{named(fault.field)}</span>
              {cell !== undefined && <code className="mx-1.5 inline-block max-w-48 truncate rounded-sm bg-danger-soft px-1 align-bottom font-sans text-danger">{cell || t("imports.check.emptyCell")}</code>}
              <span className={cn("text-muted-foreground", cell === undefined && "ml-1.5")}>{fault.message}</span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
