import { MessageCircle, StickyNote } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment, phone, relative } from "@/lib/format";
import { useOwnColumns, useOwnFilters } from "@/app/fields/table";
import { useTagColumn, useTagFilter } from "@/app/tags/table";
import { type ListState, type Search, useList } from "@/lib/hooks";
import { Button, Pill, cn } from "@/ui/basics";
import { type Column, DataTable, type Filter } from "@/ui/DataTable";
import { type ContactRecord, WHATSAPP_STATUSES, useDatabases } from "../api";
import { STATUS_LOOKS } from "../parts/marks";
import { NoteDialog } from "./NoteDialog";
import type { Marks } from "./useMarks";

interface MyRecordTableProps {
  /** All of one's own where absent. */
  batchId?: string;
  marks: Marks;
  state: ListState;
  onOpen: (record: string) => void;
}

const PATH = "/api/my-assigned-records";

/** One's own records in rows, marked by press or by key. */
export default function MyRecordTable({ batchId, marks, state, onOpen }: MyRecordTableProps) {
  const { t } = useTranslation();
  const { record: _record, view: _view, ...search } = state.search;
  const shown: ListState = { ...state, search };
  const fixed: Search = batchId ? { batch_id: batchId, sort: search.sort ?? "row_no" } : {};
  const list = useList<ContactRecord>(PATH, shown, fixed);
  const [noting, note] = useState<ContactRecord | null>(null);
  const page = list.data && { ...list.data, data: list.data.data.map(marks.shown) };
  const rowKeys = {
    ...Object.fromEntries(WHATSAPP_STATUSES.map((status) => [STATUS_LOOKS[status].key, (row: ContactRecord) => row.can.mark && marks.mark(row, { whatsapp_status: status })])),
    y: (row: ContactRecord) => row.can.mark && marks.mark(row, { responded: true }),
    n: (row: ContactRecord) => row.can.mark && marks.mark(row, { responded: false }),
    e: (row: ContactRecord) => note(row),
  };
  return (
    <>
      <p className="mb-2 text-sm text-muted-foreground max-md:hidden">{t("outreach.mark.keys")}</p>
      <DataTable
        list={{ ...list, data: page }}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={(row) => onOpen(row.id)}
        rowKeys={rowKeys}
        exportPath={PATH}
        defaultSort={batchId ? "row_no" : "-assigned_at"}
        filters={useFilters(!batchId)}
        columns={useColumns(marks, note)}
        empty={{ title: t("outreach.batch.emptied"), text: t("outreach.batch.emptiedText") }}
      />
      {noting && <NoteDialog record={noting} onClose={() => note(null)} onSave={(text) => marks.mark(noting, { note: text })} />}
    </>
  );
}

function useColumns(marks: Marks, note: (record: ContactRecord) => void): Column<ContactRecord>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("lead.name"),
      sort: "name",
      cell: (row) => (
        <span className="inline-flex max-w-full items-center gap-2">
          <span className="truncate font-medium">{row.name}</span>
          {row.lead_id && <Pill tone="info">{t("lead.one")}</Pill>}
        </span>
      ),
    },
    {
      key: "phone",
      title: t("outreach.mark.whatsapp"),
      cell: (row) =>
        row.whatsapp_url ? (
          <a href={row.whatsapp_url} target="_blank" rel="noreferrer" aria-label={t("outreach.mark.open", { name: row.name })} className="num relative z-10 inline-flex items-center gap-1.5 whitespace-nowrap hover:underline max-md:min-h-11">
            <MessageCircle className="size-4 text-success" aria-hidden />
            {phone(row.phone)}
          </a>
        ) : (
          <span className="num">{row.phone ?? row.username ?? "–"}</span>
        ),
    },
    { key: "status", title: t("outreach.mark.status"), cell: (row) => <Choices label={t("outreach.mark.statusOf", { name: row.name })} choices={WHATSAPP_STATUSES.map((value) => ({ value, label: t(`outreach.mark.${value}`), chosen: STATUS_LOOKS[value].chosen }))} value={row.whatsapp_status} disabled={!row.can.mark} onChoose={(value) => marks.mark(row, { whatsapp_status: value })} /> },
    {
      key: "responded",
      title: t("outreach.mark.responded"),
      cell: (row) => (
        <Choices
          label={t("outreach.mark.respondedOf", { name: row.name })}
          choices={[
            { value: true, label: t("outreach.mark.yes"), chosen: STATUS_LOOKS.ada.chosen },
            { value: false, label: t("outreach.mark.no"), chosen: "border-ring bg-muted" },
          ]}
          value={row.responded}
          disabled={!row.can.mark}
          onChoose={(value) => marks.mark(row, { responded: value })}
        />
      ),
    },
    {
      key: "note",
      title: t("lead.note"),
      cell: (row) => (
        <Button size="sm" look="ghost" className="relative z-10 max-w-52 justify-start font-normal" disabled={!row.can.mark} title={row.note ?? undefined} aria-label={row.note ? `${t("lead.note")}: ${row.note}` : t("outreach.mark.addNote", { name: row.name })} onClick={() => note(row)}>
          <StickyNote className="size-4 shrink-0 text-muted-foreground" aria-hidden />
          <span className="truncate">{row.note}</span>
        </Button>
      ),
    },
    useTagColumn<ContactRecord>(),
    { key: "marked", title: t("outreach.record.markedAt"), sort: "marked_at", isMinor: true, cell: (row) => (marks.isWaiting(row.id) ? <Pill tone="warning">{t("outreach.outbox.pill")}</Pill> : <span title={moment(row.marked_at)}>{row.marked_at ? relative(row.marked_at) : "–"}</span>) },
    { key: "username", title: t("outreach.record.username"), isMinor: true, cell: (row) => row.username ?? "–" },
    ...useOwnColumns<ContactRecord>("records"),
  ];
}

interface ChoicesProps<T> {
  label: string;
  choices: { value: T; label: string; chosen: string }[];
  value: T | null;
  disabled: boolean;
  onChoose: (value: T | null) => void;
}

/** Buttons of which one holds; pressing that one takes it back. */
function Choices<T extends string | boolean>({ label, choices, value, disabled, onChoose }: ChoicesProps<T>) {
  return (
    <span role="group" aria-label={label} className="relative z-10 inline-flex gap-1">
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          disabled={disabled}
          aria-pressed={choice.value === value}
          className={cn("h-7 rounded-md border bg-card px-2 text-xs whitespace-nowrap hover:border-input disabled:opacity-50 max-md:h-11 max-md:px-3 max-md:text-sm", choice.value === value && cn("font-semibold", choice.chosen))}
          onClick={() => onChoose(choice.value === value ? null : choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </span>
  );
}

function useFilters(hasDatabases: boolean): Filter[] {
  const { t } = useTranslation();
  const databases = useDatabases(hasDatabases);
  const none = { value: "none", label: t("outreach.mark.none") };
  return [
    { name: "untouched", label: t("outreach.counts.untouched"), kind: "flag" },
    { name: "whatsapp_status", label: t("outreach.mark.status"), isMulti: true, choices: [...WHATSAPP_STATUSES.map((value) => ({ value, label: t(`outreach.mark.${value}`) })), none] },
    { name: "responded", label: t("outreach.mark.responded"), isMulti: true, choices: [{ value: "true", label: t("outreach.mark.yes") }, { value: "false", label: t("outreach.mark.no") }, none] },
    ...(hasDatabases ? [{ name: "database_id", label: t("outreach.database.one"), isMulti: true, choices: (databases.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name })) }] : []),
    useTagFilter("records"),
    ...useOwnFilters("records"),
  ];
}
