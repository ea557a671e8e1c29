import { useNavigate } from "@tanstack/react-router";
import { Columns3, Plus, Rows3 } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { moment, money, phone, relative } from "@/lib/format";
import { useList, useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead, Pill, UserChip } from "@/ui/basics";
import { type Column, DataTable } from "@/ui/DataTable";
import { Dialog } from "@/ui/overlays";
import { Skeleton } from "@/ui/states";
import { type Lead, choices, useChannels, useStaff, useStages } from "./api";
import { LeadForm } from "./LeadForm";

const LeadBoard = lazy(() => import("./LeadBoard"));

/** What a stage looks like in a table. */
export function StagePill({ kind, children }: { kind: Lead["stage_kind"]; children: string }) {
  return <Pill tone={kind === "won" ? "success" : kind === "lost" ? "danger" : "info"}>{children}</Pill>;
}

/** Leads as a table or as a board. */
export default function LeadsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const [isAdding, setAdding] = useState(false);
  useShortcut("c", () => setAdding(true));
  const isBoard = state.search.view === "board";
  return (
    <>
      <PageHead
        title={t("nav.leads")}
        actions={
          <>
            <div className="flex rounded-md border bg-card p-0.5" role="group">
              <Button look="ghost" size="sm" aria-pressed={!isBoard} className={isBoard ? "" : "bg-muted"} onClick={() => state.set({ view: undefined })}>
                <Rows3 className="size-4" aria-hidden />
                {t("lead.table")}
              </Button>
              <Button look="ghost" size="sm" aria-pressed={isBoard} className={isBoard ? "bg-muted" : ""} onClick={() => state.set({ view: "board" })}>
                <Columns3 className="size-4" aria-hidden />
                {t("lead.board")}
              </Button>
            </div>
            <Button look="accent" onClick={() => setAdding(true)}>
              <Plus className="size-4" aria-hidden />
              {t("lead.new")}
            </Button>
          </>
        }
      />
      {isBoard ? (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <LeadBoard />
        </Suspense>
      ) : (
        <LeadTable onAdd={() => setAdding(true)} />
      )}
      <Dialog isOpen={isAdding} onClose={() => setAdding(false)} title={t("lead.new")} side="right">
        <LeadForm onDone={(lead) => void navigate({ to: `/leads/${lead.id}` })} />
      </Dialog>
    </>
  );
}

function useLeadColumns(): Column<Lead>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("lead.name"),
      sort: "name",
      cell: (lead) => (
        <span className="grid">
          <span className="truncate font-medium">{lead.name}</span>
          <span className="truncate text-xs text-muted-foreground">{[lead.code, lead.organization].filter(Boolean).join(" · ")}</span>
        </span>
      ),
    },
    { key: "phone", title: t("lead.phone"), cell: (lead) => <span className="num">{phone(lead.phone) || lead.email}</span> },
    { key: "stage", title: t("lead.stage"), sort: "stage_entered_at", cell: (lead) => <StagePill kind={lead.stage_kind}>{lead.stage_name}</StagePill> },
    { key: "value", title: t("lead.value"), sort: "estimated_value", align: "right", cell: (lead) => money(lead.estimated_value) },
    {
      key: "next",
      title: t("lead.next"),
      sort: "next_action_at",
      cell: (lead) =>
        lead.next_action_at ? (
          <span title={moment(lead.next_action_at)} className={new Date(lead.next_action_at) < new Date() ? "text-danger" : ""}>
            {lead.next_action} · {relative(lead.next_action_at)}
          </span>
        ) : (
          ""
        ),
    },
    { key: "channel", title: t("lead.channel"), isMinor: true, cell: (lead) => lead.channel_name },
    { key: "owner", title: t("lead.owner"), isMinor: true, cell: (lead) => <UserChip name={lead.owner_name} /> },
    { key: "created", title: t("lead.created"), sort: "created_at", isMinor: true, cell: (lead) => <span title={moment(lead.created_at)}>{relative(lead.created_at)}</span> },
  ];
}

function LeadTable({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const list = useList<Lead>("/api/leads", state);
  const [stages, staff, channels] = [useStages(), useStaff(), useChannels()];
  return (
    <DataTable
      list={list}
      state={state}
      columns={useLeadColumns()}
      rowKey={(lead) => lead.id}
      onOpen={(lead) => void navigate({ to: `/leads/${lead.id}` })}
      exportPath="/api/leads"
      defaultSort="-created_at"
      filters={[
        { name: "stage_id", label: t("lead.stage"), choices: choices(stages.data) },
        { name: "owner_id", label: t("lead.owner"), choices: choices(staff.data) },
        { name: "channel_id", label: t("lead.channel"), choices: choices(channels.data) },
        { name: "overdue", label: t("lead.overdue"), choices: [{ value: "true", label: t("lead.overdue") }] },
        { name: "trash", label: t("lead.trash"), choices: [{ value: "true", label: t("lead.trash") }] },
      ]}
      empty={{
        title: t("lead.empty"),
        text: t("lead.emptyText"),
        action: (
          <Button look="accent" onClick={onAdd}>
            {t("lead.new")}
          </Button>
        ),
      }}
      bulk={(ids, clear) => <BulkBar ids={ids} onDone={clear} isTrash={state.search.trash === "true"} />}
    />
  );
}

interface Outcomes {
  done: number;
  failed: number;
  results: { id: string; ok: boolean; message?: string; code?: string }[];
}

function BulkBar({ ids, onDone, isTrash }: { ids: string[]; onDone: () => void; isTrash: boolean }) {
  const { t } = useTranslation();
  const [stages, staff] = [useStages(), useStaff()];
  const act = useAction<Outcomes, Record<string, unknown>>((what) => post("/api/leads/bulk", { ids, ...what }), {
    refresh: ["/api/leads"],
    onDone: (outcomes) => {
      const why = outcomes.results.find((result) => !result.ok);
      toast(t("lead.bulkDone", { done: outcomes.done, failed: outcomes.failed }), { description: why?.message ?? why?.code });
      onDone();
    },
  });
  const pick = (label: string, rows: { value: string; label: string }[], send: (value: string) => void) => (
    <select aria-label={label} className="h-8 rounded-md border bg-card px-2 text-sm max-md:h-11" value="" onChange={(event) => send(event.target.value)}>
      <option value="">{label}</option>
      {rows.map((row) => (
        <option key={row.value} value={row.value}>
          {row.label}
        </option>
      ))}
    </select>
  );
  return (
    <>
      <span className="text-sm font-medium">{t("table.selected", { count: ids.length })}</span>
      {pick(t("action.assign"), choices(staff.data), (owner_id) => act.mutate({ action: "assign", owner_id }))}
      {pick(t("lead.moveTo"), choices({ data: (stages.data?.data ?? []).filter((stage) => stage.kind === "open") }), (stage_id) => act.mutate({ action: "move", stage_id }))}
      <Button size="sm" look={isTrash ? "plain" : "danger"} isBusy={act.isPending} onClick={() => act.mutate({ action: isTrash ? "restore" : "delete" })}>
        {isTrash ? t("action.restore") : t("action.remove")}
      </Button>
    </>
  );
}
