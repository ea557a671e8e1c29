import "./locales";
import { Link, useNavigate } from "@tanstack/react-router";
import { Download, FileUp, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { moment, number, relative } from "@/lib/format";
import { useList, useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { type Column, DataTable } from "@/ui/DataTable";
import type { Filter } from "@/ui/FilterChip";
import { UserChip } from "@/ui/Portrait";
import { IMPORTS, type ListedImport, STATUSES, rejectedFile, useKinds } from "./api";
import { ImportStatus } from "./ImportStatus";
import { UndoDialog } from "./UndoDialog";

/** Files that were brought before, and the way to bring another. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const list = useList<ListedImport>(IMPORTS, state);
  const [going, ask] = useState<ListedImport | null>(null);
  const start = () => void navigate({ to: "/import/new" });
  useShortcut("c", start);
  return (
    <>
      <PageHead title={t("nav.imports")} hint={t("imports.hint")} actions={<StartLink />} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.file_name}
        href={(row) => `/import/${row.id}`}
        onOpen={(row) => void navigate({ to: "/import/$id", params: { id: row.id } })}
        isSearchable={false}
        exportPath={IMPORTS}
        defaultSort="-created_at"
        filters={useFilters()}
        columns={useColumns(ask)}
        empty={{ title: t("imports.empty"), text: t("imports.emptyText"), action: <StartLink /> }}
      />
      {going && <UndoDialog of={going} onClose={() => ask(null)} />}
    </>
  );
}

function StartLink() {
  const { t } = useTranslation();
  return (
    <Link to="/import/new" className="inline-flex h-9 items-center gap-2 rounded-md bg-accent px-3.5 font-medium text-accent-foreground hover:bg-[var(--yellow-500)] max-md:min-h-11">
      <FileUp className="size-4" aria-hidden />
      {t("imports.new")}
    </Link>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const kinds = useKinds().data?.data ?? [];
  return [
    { name: "kind", label: t("imports.kind"), choices: kinds.map(({ name, title }) => ({ value: name, label: title })), isMulti: true },
    { name: "status", label: t("imports.status"), choices: STATUSES.map((value) => ({ value, label: t(`imports.statuses.${value}`) })), isMulti: true },
    { name: "created", label: t("imports.at"), kind: "days" },
  ];
}

function useColumns(undo: (row: ListedImport) => void): Column<ListedImport>[] {
  const { t } = useTranslation();
  const kinds = new Map(useKinds(useMay("import")).data?.data.map(({ name, title }) => [name, title]));
  const figure = (value: number) => (value ? number(value) : <span className="text-muted-foreground">0</span>);
  return [
    {
      key: "file",
      title: t("imports.file"),
      cell: (row) => (
        <span className="grid">
          <span className="truncate font-medium">{row.file_name}</span>
          <span className="truncate text-xs text-muted-foreground">{kinds.get(row.kind) ?? row.kind}</span>
        </span>
      ),
    },
    { key: "status", title: t("imports.status"), cell: (row) => <ImportStatus of={row} /> },
    { key: "rows", title: t("imports.rows"), align: "right", cell: (row) => number(row.rows) },
    { key: "created", title: t("imports.created"), align: "right", isMinor: true, cell: (row) => figure(row.created) },
    { key: "updated", title: t("imports.updated"), align: "right", isMinor: true, cell: (row) => figure(row.updated) },
    {
      key: "rejected",
      title: t("imports.rejected"),
      align: "right",
      isMinor: true,
      cell: (row) =>
        row.rejected > 0 ? (
          <a href={rejectedFile(row.id)} download className="inline-flex items-center gap-1 underline decoration-input underline-offset-4 hover:decoration-current" title={t("imports.result.downloadRejected")}>
            <Download className="size-3.5" aria-hidden />
            <span className="sr-only">{t("imports.result.downloadRejected")}: </span>
            {number(row.rejected)}
          </a>
        ) : (
          figure(0)
        ),
    },
    { key: "by", title: t("imports.by"), isMinor: true, cell: (row) => <UserChip id={row.created_by} name={row.created_by_name} /> },
    { key: "at", title: t("imports.at"), sort: "created_at", cell: (row) => <span title={moment(row.created_at)}>{relative(row.created_at)}</span> },
    {
      key: "undo",
      title: t("action.undo"),
      isMinor: true,
      cell: (row) =>
        row.can.undo && (
          <Button look="ghost" size="sm" aria-label={t("imports.undoOf", { name: row.file_name })} onClick={() => undo(row)}>
            <Undo2 className="size-3.5" aria-hidden />
            {t("action.undo")}
          </Button>
        ),
    },
  ];
}
