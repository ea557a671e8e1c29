import "./locales";
import { Download, RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { bytes, moment, number, relative } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { Button, PageHead, Pill, type Tone } from "@/ui/basics";
import { type Column, DataTable } from "@/ui/DataTable";

const EXPORTS = "/api/exports";
const STATUSES = ["queued", "running", "done", "failed", "expired"] as const;

/** A file that was ordered. */
interface OrderedFile {
  id: string;
  list: string;
  query: Record<string, string>;
  format: "csv" | "xlsx";
  status: (typeof STATUSES)[number];
  rows: number | null;
  size: number | null;
  file_name: string | null;
  /** Where the file is, while it lies ready. */
  url: string | null;
  error: string | null;
  created_at: string;
  expires_at: string | null;
}

const TONES: Record<OrderedFile["status"], Tone> = { queued: "plain", running: "info", done: "success", failed: "danger", expired: "plain" };

/** Files that one ordered: how far they are, and where they lie. */
export default function DownloadsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<OrderedFile>(EXPORTS, state);
  return (
    <>
      <PageHead title={t("nav.downloads")} hint={t("exports.hint")} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.file_name ?? row.list}
        isSearchable={false}
        defaultSort="-created_at"
        filters={[{ name: "status", label: t("exports.status"), choices: STATUSES.map((value) => ({ value, label: t(`exports.statuses.${value}`) })), isMulti: true }]}
        columns={useColumns()}
        empty={{ title: t("exports.empty"), text: t("exports.emptyText") }}
      />
    </>
  );
}

function useColumns(): Column<OrderedFile>[] {
  const { t } = useTranslation();
  const again = useAction<unknown, OrderedFile>(({ list, query, format }) => post(EXPORTS, { list, query, format }), { refresh: [EXPORTS] });
  const nameOf = (row: OrderedFile) => row.file_name ?? `${row.list}.${row.format}`;
  return [
    {
      key: "file",
      title: t("exports.file"),
      cell: (row) => (
        <span className="grid">
          <span className="truncate font-medium">{nameOf(row)}</span>
          <span className="truncate text-xs text-muted-foreground">{row.error ?? row.list}</span>
        </span>
      ),
    },
    { key: "status", title: t("exports.status"), cell: (row) => <Pill tone={TONES[row.status]}>{t(`exports.statuses.${row.status}`)}</Pill> },
    { key: "rows", title: t("exports.rows"), align: "right", isMinor: true, cell: (row) => (row.rows === null ? "" : number(row.rows)) },
    { key: "size", title: t("exports.size"), align: "right", isMinor: true, cell: (row) => (row.size === null ? "" : bytes(row.size)) },
    { key: "at", title: t("exports.at"), sort: "created_at", cell: (row) => <span title={moment(row.created_at)}>{relative(row.created_at)}</span> },
    { key: "until", title: t("exports.until"), isMinor: true, cell: (row) => moment(row.expires_at) },
    {
      key: "get",
      title: t("exports.get"),
      isBlank: (row) => !row.url && row.status !== "failed" && row.status !== "expired",
      cell: (row) =>
        row.url ? (
          <a href={row.url} download aria-label={t("exports.download", { name: nameOf(row) })} className="relative z-10 inline-flex h-8 items-center gap-2 rounded-md bg-primary px-2.5 text-sm font-medium text-primary-foreground hover:opacity-90 max-md:h-11">
            <Download className="size-3.5" aria-hidden />
            {t("exports.get")}
          </a>
        ) : (
          (row.status === "failed" || row.status === "expired") && (
            <Button size="sm" className="relative z-10" isBusy={again.isPending && again.variables.id === row.id} onClick={() => again.mutate(row)}>
              <RotateCw className="size-3.5" aria-hidden />
              {t("exports.again")}
            </Button>
          )
        ),
    },
  ];
}
