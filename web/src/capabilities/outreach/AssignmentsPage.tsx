import "./locales";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useList, useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { Segmented } from "@/ui/Segmented";
import { type ContactRecord, filterOf, useKinds } from "./api";
import { AssignmentBulk, type BulkAnswer } from "./assignments/AssignmentBulk";
import { useAssignmentColumns, useAssignmentFilters } from "./assignments/columns";
import { OutcomeDialog } from "./parts/OutcomeDialog";

const RecordDrawer = lazy(() => import("./databases/RecordDrawer"));

const PATH = "/api/assignments";

/** Every record that is with somebody. */
export default function AssignmentsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const { open, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<ContactRecord>(PATH, shown);
  const kinds = useKinds();
  const [left, leave] = useState<BulkAnswer | null>(null);
  const kept = { page: search.page };
  return (
    <>
      <PageHead title={t("nav.assignments")} />
      <Segmented className="mb-4 w-fit" label={t("outreach.database.kind")} value={search.kind ?? ""} choices={[{ value: "", label: t("list.all") }, ...(kinds.data?.data ?? []).map((kind) => ({ value: kind.key, label: kind.name }))]} onChange={(kind) => state.set({ kind: kind || undefined })} />
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={(row) => state.set({ ...kept, open: row.id })}
        exportPath={PATH}
        defaultSort="-assigned_at"
        filters={useAssignmentFilters()}
        columns={useAssignmentColumns()}
        empty={{ title: t("outreach.assignment.empty"), text: t("outreach.assignment.emptyText") }}
        bulk={(ids, clear) => <AssignmentBulk ids={ids} page={list.data} filter={filterOf(search)} onDone={clear} onLeft={leave} />}
      />
      <Suspense>{open && <RecordDrawer id={open} onClose={() => state.set({ ...kept, open: undefined })} />}</Suspense>
      {left && <OutcomeDialog title={t("outreach.outcomes.title", { done: left.done, failed: left.failed })} results={left.results} records={list.data?.data ?? []} onClose={() => leave(null)} />}
    </>
  );
}
