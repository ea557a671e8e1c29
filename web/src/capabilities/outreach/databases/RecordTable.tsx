import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { day, moment, phone } from "@/lib/format";
import { useOwnColumns, useOwnFilters } from "@/app/fields/table";
import { useTagColumn, useTagFilter } from "@/app/tags/table";
import { type Search, useList, useListState } from "@/lib/hooks";
import { Pill, type Tone } from "@/ui/basics";
import { type Column, DataTable, type Filter } from "@/ui/DataTable";
import { Skeleton } from "@/ui/states";
import { type ContactRecord, type Database, RECORD_STATUSES, type RecordStatus, WHATSAPP_STATUSES, filterOf, useHolders } from "../api";
import { RespondedPill, WhatsappPill } from "../parts/MarkPills";
import type { Assigned } from "./AssignDialog";

const OutcomeDialog = lazy(async () => ({ default: (await import("../parts/OutcomeDialog")).OutcomeDialog }));
const RecordBulk = lazy(() => import("./RecordBulk"));
const RecordDrawer = lazy(() => import("./RecordDrawer"));

/** The records of a database. */
export function RecordTable({ database }: { database: Database }) {
  const { t } = useTranslation();
  const state = useListState();
  const { open, ...search } = state.search;
  const shown = { ...state, search };
  const path = `/api/databases/${database.id}/records`;
  const list = useList<ContactRecord>(path, shown);
  const [left, leave] = useState<Assigned | null>(null);
  const kept: Search = { page: search.page };
  const isTrash = search.trash === "true";
  return (
    <>
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={(row) => state.set({ ...kept, open: row.id })}
        exportPath={path}
        defaultSort="row_no"
        filters={useFilters()}
        columns={useColumns()}
        empty={isTrash ? { title: t("outreach.record.emptyTrash") } : { title: t("outreach.record.empty"), text: t("outreach.record.emptyText") }}
        bulk={
          database.can.assign && !isTrash
            ? (ids, clear) => (
                <Suspense fallback={<Skeleton className="h-8 w-64" />}>
                  <RecordBulk database={database} ids={ids} page={list.data} filter={filterOf(search)} onDone={clear} onLeft={leave} />
                </Suspense>
              )
            : undefined
        }
      />
      <Suspense>
        {open && <RecordDrawer id={open} onClose={() => state.set({ ...kept, open: undefined })} />}
        {left && <OutcomeDialog title={t("outreach.outcomes.title", { done: left.assigned, failed: left.failed })} results={left.results} records={list.data?.data ?? []} onClose={() => leave(null)} />}
      </Suspense>
    </>
  );
}

const TONES: Record<RecordStatus, Tone> = { available: "info", assigned: "success", recycled: "plain", invalid: "danger" };

function useColumns(): Column<ContactRecord>[] {
  const { t } = useTranslation();
  return [
    { key: "name", title: t("lead.name"), sort: "name", cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "phone", title: t("lead.phone"), cell: (row) => <span className="num whitespace-nowrap">{phone(row.phone) || row.username || "–"}</span> },
    {
      key: "status",
      title: t("outreach.record.status"),
      cell: (row) => (
        <span className="flex gap-1">
          <Pill tone={TONES[row.status]}>{t(`outreach.counts.${row.status}`)}</Pill>
          {row.do_not_contact && <Pill tone="danger">{t("outreach.record.dnc")}</Pill>}
        </span>
      ),
    },
    { key: "staff", title: t("outreach.staff"), isBlank: (row) => !row.assignee_id, cell: (row) => row.assignee_name ?? "–" },
    { key: "whatsapp", title: t("outreach.mark.whatsapp"), isBlank: (row) => !row.whatsapp_status, cell: (row) => <WhatsappPill of={row} /> },
    { key: "responded", title: t("outreach.mark.responded"), isBlank: (row) => row.responded === null, cell: (row) => <RespondedPill of={row} /> },
    useTagColumn<ContactRecord>(),
    { key: "note", title: t("lead.note"), isMinor: true, cell: (row) => <span title={row.note ?? undefined}>{row.note ?? "–"}</span> },
    { key: "assigned", title: t("outreach.record.assignedAt"), sort: "assigned_at", isMinor: true, cell: (row) => <span title={moment(row.assigned_at)}>{day(row.assigned_at) || "–"}</span> },
    { key: "row", title: t("outreach.record.row"), sort: "row_no", align: "right", isMinor: true, cell: (row) => row.row_no },
    ...useOwnColumns<ContactRecord>("records"),
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const none = { value: "none", label: t("outreach.mark.none") };
  return [
    { name: "status", label: t("outreach.record.status"), isMulti: true, choices: RECORD_STATUSES.map((value) => ({ value, label: t(`outreach.counts.${value}`) })) },
    { name: "assignee_id", label: t("outreach.staff"), isMulti: true, choices: useHolders() },
    { name: "whatsapp_status", label: t("outreach.mark.whatsapp"), isMulti: true, choices: [...WHATSAPP_STATUSES.map((value) => ({ value, label: t(`outreach.mark.${value}`) })), none] },
    { name: "responded", label: t("outreach.mark.responded"), isMulti: true, choices: [{ value: "true", label: t("outreach.mark.yes") }, { value: "false", label: t("outreach.mark.no") }, none] },
    useTagFilter("records"),
    { name: "assigned", label: t("outreach.record.assignedAt"), kind: "days" },
    { name: "do_not_contact", label: t("outreach.record.dnc"), kind: "flag" },
    { name: "trash", label: t("outreach.trash"), kind: "flag" },
    ...useOwnFilters("records"),
  ];
}
