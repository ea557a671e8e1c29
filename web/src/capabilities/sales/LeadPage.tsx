import "./locales";
import { Link, Navigate, useParams } from "@tanstack/react-router";
import { ArchiveRestore, ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { nameOf, useOwnFields } from "@/app/fields/api";
import { moment } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, PageHead } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { Timeline } from "@/ui/Timeline";
import { useRestoreLead } from "./actions";
import type { Lead } from "./api";
import { ActivityForm } from "./record/ActivityForm";
import { LeadActions } from "./record/LeadActions";
import { LeadDeals } from "./record/LeadDeals";
import { LeadFacts } from "./record/LeadFacts";
import { NextActionStrip } from "./record/NextAction";
import { Similar } from "./record/Similar";
import { StagePath } from "./record/StagePath";
import { FIELD_NAMES } from "./record/useLeadChange";
import { StagePill } from "./StagePill";

/** A lead: who, where it stands, what happened, what comes next. */
export default function LeadPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const lead = useOne<Lead>(`/api/leads/${id}`);
  return (
    <Loaded of={lead} skeleton={<RecordSkeleton />}>
      {(data) => (data.redirected_from === id ? <Navigate to={`/leads/${data.id}`} replace /> : <LeadRecord key={data.id} lead={data} />)}
    </Loaded>
  );
}

/** The changes that a timeline tells, by what they are called: names rather than ids. */
const CHANGED: Record<string, string> = { ...FIELD_NAMES, product_id: "", channel_id: "", product_name: "lead.product", channel_name: "lead.channel", owner_name: "lead.owner" };

function LeadRecord({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const own = useOwnFields("leads").data?.data ?? [];
  const fieldName = (name: string) => {
    const key = CHANGED[name];
    return key ? t(key) : own.find((field) => nameOf(field) === name)?.label;
  };
  const toLog = () => {
    const form = document.getElementById("log");
    form?.scrollIntoView({ block: "center" });
    form?.querySelector("textarea")?.focus();
  };
  return (
    <>
      <Link to="/leads" className="mb-1 inline-flex items-center gap-1 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ChevronLeft className="size-4" aria-hidden />
        {t("nav.leads")}
      </Link>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2.5">
            {lead.name} <StagePill lead={lead} />
          </span>
        }
        hint={[lead.code, lead.organization].filter(Boolean).join(" · ")}
        actions={<LeadActions lead={lead} />}
      />
      {lead.deleted_at && <InTrash lead={lead} />}
      <StagePath lead={lead} />
      <NextActionStrip lead={lead} onLog={toLog} />
      <Similar lead={lead} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[360px_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4 max-lg:contents">
          <div className="max-lg:order-2">
            <LeadFacts lead={lead} />
          </div>
          <div className="max-lg:order-3">
            <LeadDeals lead={lead} />
          </div>
        </div>
        <div className="grid min-w-0 gap-4 max-lg:contents">
          {lead.can.edit && (
            <Card className="max-lg:order-1">
              <CardHead title={t("sales.log.title")} />
              <div className="px-5 pb-5">
                <ActivityForm lead={lead} />
              </div>
            </Card>
          )}
          <Card className="max-lg:order-4">
            <CardHead title={t("lead.timeline")} />
            <Timeline path={`/api/leads/${lead.id}/timeline`} fieldName={fieldName} />
          </Card>
        </div>
      </div>
    </>
  );
}

function InTrash({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const restore = useRestoreLead();
  return (
    <div role="status" className="mb-3 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warning-soft px-4 py-2.5">
      <p>{t("sales.record.inTrash", { when: moment(lead.deleted_at) })}</p>
      {lead.can.restore && (
        <Button size="sm" isBusy={restore.isPending} onClick={() => restore.mutate(lead)}>
          <ArchiveRestore className="size-4" aria-hidden />
          {t("action.restore")}
        </Button>
      )}
    </div>
  );
}

function RecordSkeleton() {
  return (
    <div className="grid gap-4" aria-hidden>
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-11" />
      <div className="grid gap-4 lg:grid-cols-[360px_1fr]">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
