import "./locales";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { type ListState, useList, useListState } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { PageHead } from "@/ui/basics";
import { DataTable, type Filter } from "@/ui/DataTable";
import { Segmented } from "@/ui/Segmented";
import { type RecordRequest, useDatabases, useTelesales } from "./api";
import { ApproveDialog } from "./requests/ApproveDialog";
import { useRequestColumns } from "./requests/columns";
import { RejectRequest } from "./requests/RejectRequest";
import { useCancelRequest } from "./requests/useCancelRequest";

const SHOWN = { pending: "pending", decided: "approved,rejected,cancelled", all: undefined } as const;
type Show = keyof typeof SHOWN;

/** Requests for records: the queue of whoever decides, and one's own. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const decides = useMay("manage_databases");
  const { badges } = useSession();
  const usual: Show = decides ? "pending" : "all";
  const show = state.search.show && state.search.show in SHOWN ? (state.search.show as Show) : usual;
  const { show: _show, ...search } = state.search;
  const shown: ListState = { ...state, search };
  const list = useList<RecordRequest>("/api/download-requests", shown, { status: SHOWN[show] });
  const [deciding, decide] = useState<{ request: RecordRequest; step: "approve" | "reject" } | null>(null);
  const cancel = useCancelRequest();
  const ask = (
    <AppLink href="/databases" className="inline-flex h-9 items-center rounded-md bg-accent px-3.5 font-medium text-accent-foreground hover:bg-[var(--yellow-500)] max-md:h-11">
      {t("outreach.request.ask")}
    </AppLink>
  );
  const empty = decides && show === "pending" ? { title: t("outreach.request.emptyQueue"), text: t("outreach.request.emptyQueueText") } : { title: t("outreach.request.empty"), text: decides ? undefined : t("outreach.request.emptyText"), action: decides ? undefined : ask };
  return (
    <>
      <PageHead title={t("nav.recordRequests")} actions={!decides && ask} />
      <Segmented
        className="mb-4 w-fit"
        label={t("deal.status")}
        value={show}
        choices={(Object.keys(SHOWN) as Show[]).map((value) => ({ value, label: t(`outreach.request.show.${value}`), count: decides && value === "pending" ? badges.download_requests : undefined }))}
        onChange={(next) => state.set({ show: next === usual ? undefined : next })}
      />
      <DataTable
        list={list}
        state={shown}
        isSearchable={false}
        rowKey={(row) => row.id}
        exportPath="/api/download-requests"
        defaultSort="-created_at"
        filters={useFilters(decides)}
        columns={useRequestColumns(decides, { onApprove: (request) => decide({ request, step: "approve" }), onReject: (request) => decide({ request, step: "reject" }), onCancel: cancel.mutate })}
        empty={empty}
      />
      {deciding?.step === "approve" && <ApproveDialog request={deciding.request} onClose={() => decide(null)} />}
      {deciding?.step === "reject" && <RejectRequest request={deciding.request} onClose={() => decide(null)} />}
    </>
  );
}

function useFilters(decides: boolean): Filter[] {
  const { t } = useTranslation();
  const [staff, databases] = [useTelesales(), useDatabases()];
  return [
    ...(decides ? [{ name: "staff_id", label: t("outreach.staff"), isMulti: true, choices: staff }] : []),
    { name: "database_id", label: t("outreach.database.one"), isMulti: true, choices: (databases.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name })) },
    { name: "created", label: t("outreach.request.at"), kind: "days" },
  ];
}
