import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { useDraft, useOne } from "@/lib/hooks";
import { Button, Card, PageHead } from "@/ui/basics";
import { FormError, TextArea, TextField, faultsOf } from "@/ui/fields";
import { ErrorState } from "@/ui/states";
import { DEAL_PATHS, type Deal } from "./api";
import { DealLines } from "./DealLines";
import { DealSummary } from "./DealSummary";
import { type Line, itemsOf, neededLevel, sumsOf } from "./lines";
import { NeedsStrip } from "./NeedsStrip";
import { SubjectPicker } from "./SubjectPicker";

interface Subject {
  lead_id?: string;
  customer_id?: string;
}

/** Write a deal: for whom, what, for how much. */
export function NewDeal() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { lead_id, customer_id } = useSearch({ strict: false }) as Subject;
  const isChosen = Boolean(lead_id ?? customer_id);
  return (
    <>
      <Link to="/deals" className="mb-1 inline-flex items-center gap-1 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ChevronLeft className="size-4" aria-hidden />
        {t("nav.deals")}
      </Link>
      {isChosen ? (
        <DealForm key={lead_id ?? customer_id} subject={lead_id ? { lead_id } : { customer_id }} />
      ) : (
        <>
          <PageHead title={t("deal.new")} />
          <SubjectPicker onPick={(search) => void navigate({ to: "/deals/new", search: search as never, replace: true })} />
        </>
      )}
    </>
  );
}

const EMPTY = { title: "", note: "", valid_until: "", lines: [] as Line[] };

function DealForm({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const whom = useOne<{ name: string; organization: string | null }>(subject.lead_id ? `/api/leads/${subject.lead_id}` : `/api/customers/${subject.customer_id}`);
  const [key] = useState(() => crypto.randomUUID());
  const { values, change, forget } = useDraft(`deal.new.${subject.lead_id ?? subject.customer_id}`, EMPTY);
  const name = whom.data?.organization ?? whom.data?.name ?? "";
  const suggested = [values.lines[0]?.name, whom.data?.name].filter(Boolean).join(" – ");
  const title = values.title || suggested;
  const create = useAction<Deal>(() => post<Deal>("/api/deals", { ...subject, title, note: values.note || null, valid_until: values.valid_until || null, items: itemsOf(values.lines) }, key), {
    refresh: DEAL_PATHS,
    isQuiet: true,
    onDone: (deal) => {
      forget();
      void navigate({ to: `/deals/${deal.id}`, replace: true });
    },
  });
  const fault = faultsOf(create.error);
  if (whom.error) return <ErrorState error={whom.error} />;
  return (
    <>
      <PageHead
        title={t("deal.new")}
        hint={name}
        actions={
          <Button look="accent" isBusy={create.isPending} onClick={() => create.mutate()}>
            {t("action.save")}
          </Button>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <FormError error={create.error} fields={["title", "items", "note", "valid_until"]} />
          <NeedsStrip lines={values.lines} level={neededLevel(values.lines)} isTyped />
          <DealLines lines={values.lines} error={create.error} onChange={(lines) => change({ lines })} />
          <Card className="grid gap-4 p-5 sm:grid-cols-2">
            <TextField label={t("deal.title")} isRequired maxLength={200} placeholder={suggested} value={values.title} error={fault("title")} onChange={(text) => change({ title: text })} />
            <TextField label={t("deal.validUntil")} type="date" value={values.valid_until} error={fault("valid_until")} onChange={(valid_until) => change({ valid_until })} />
            <TextArea className="sm:col-span-2" label={t("deal.note")} hint={t("deal.noteHint")} maxLength={4_000} value={values.note} error={fault("note")} onChange={(note) => change({ note })} />
          </Card>
        </div>
        <DealSummary sums={sumsOf(values.lines)} />
      </div>
    </>
  );
}
