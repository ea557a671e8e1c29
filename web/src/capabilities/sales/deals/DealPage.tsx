import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { day, money, percent } from "@/lib/format";
import { useDraft, useOne } from "@/lib/hooks";
import { Button, Card, CardHead, Fact, PageHead, UserChip, cn } from "@/ui/basics";
import { FormError, TextArea, TextField, faultsOf } from "@/ui/fields";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Loaded } from "@/ui/states";
import type { Lead } from "../api";
import { DealLines } from "./DealLines";
import { DealStatus } from "./DealsPage";
import { type Deal, type Line, neededLevel } from "./api";

/** A deal: written, negotiated, submitted, activated. */
export default function DealPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  return id ? <ExistingDeal id={id} /> : <NewDeal />;
}

function ExistingDeal({ id }: { id: string }) {
  const deal = useOne<Deal>(`/api/deals/${id}`);
  return <Loaded of={deal}>{(data) => <DealRecord key={`${data.id}.${data.version}`} deal={data} />}</Loaded>;
}

function NewDeal() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { lead_id } = useSearch({ strict: false }) as { lead_id?: string };
  const lead = useOne<Lead>(`/api/leads/${lead_id}`, Boolean(lead_id));
  const [key] = useState(() => crypto.randomUUID());
  const { values, change, forget } = useDraft<{ title: string; lines: Line[] }>(`deal.${lead_id}`, { title: "", lines: [] });
  const title = values.title || lead.data?.name || "";
  const create = useAction<Deal>(() => post<Deal>("/api/deals", { lead_id, title, items: toItems(values.lines) }, key), {
    refresh: ["/api/deals", "/api/leads"],
    isQuiet: true,
    onDone: (deal) => {
      forget();
      void navigate({ to: `/deals/${deal.id}`, replace: true });
    },
  });
  return (
    <>
      <PageHead title={t("deal.new")} hint={lead.data?.name} />
      <div className="grid gap-4">
        <FormError error={create.error} fields={["title", "items"]} />
        <Card className="p-5">
          <TextField label={t("deal.title")} isRequired value={title} error={faultsOf(create.error)("title")} onChange={(text) => change({ title: text })} />
        </Card>
        <DealLines lines={values.lines} error={create.error} onChange={(lines) => change({ lines })} />
        <Strip lines={values.lines} />
        <Button look="accent" className="justify-self-start" isBusy={create.isPending} onClick={() => create.mutate()}>
          {t("action.save")}
        </Button>
      </div>
    </>
  );
}

const toItems = (lines: Line[]) => lines.map(({ product_id, quantity, price, billing }) => ({ product_id, quantity, price, billing }));
const toLines = (deal: Deal): Line[] => deal.items.map(({ product_id, name, quantity, list_price, cost_price, price, billing }) => ({ product_id, name, quantity, list_price, cost_price, price, billing }));

/** Says in one line whose approval is needed and why. */
function Strip({ lines }: { lines: Line[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const level = neededLevel(lines);
  return (
    <p role="status" className={cn("flex items-center gap-2 rounded-md px-3 py-2 text-sm font-medium", level === "none" ? "bg-success-soft text-success" : level === "leader" ? "bg-warning-soft text-warning" : "bg-danger-soft text-danger")}>
      {level !== "none" && <TriangleAlert className="size-4 shrink-0" aria-hidden />}
      {t(level === "none" ? "deal.needsNone" : level === "leader" ? "deal.needsLeader" : "deal.needsOwner")}
    </p>
  );
}

function DealRecord({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ title: deal.title, note: deal.note ?? "", valid_until: deal.valid_until ?? "", lines: toLines(deal) });
  const isChanged = JSON.stringify(draft) !== JSON.stringify({ title: deal.title, note: deal.note ?? "", valid_until: deal.valid_until ?? "", lines: toLines(deal) });
  const refresh = ["/api/deals", "/api/leads", "/api/approvals", "/api/auth/me", "/api/home"];
  const save = useAction<Deal>(() => patch(`/api/deals/${deal.id}`, { title: draft.title, note: draft.note || null, valid_until: draft.valid_until || null, items: toItems(draft.lines) }, deal.version), {
    refresh,
    done: t("state.saved"),
    isQuiet: true,
  });
  const fault = faultsOf(save.error);
  return (
    <>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {deal.title} <DealStatus status={deal.status} />
          </span>
        }
        hint={`${deal.code} · ${deal.customer_name}`}
        actions={<Steps deal={deal} isChanged={isChanged} refresh={refresh} onSave={() => save.mutate()} isSaving={save.isPending} />}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_320px]">
        <div className="grid gap-4">
          <FormError error={save.error} fields={["title", "note", "valid_until", "items"]} />
          {deal.price_changes.length > 0 && (
            <div className="rounded-md bg-info-soft px-3 py-2 text-sm text-info">
              {t("deal.priceChanged")}
              {deal.price_changes.map((change) => (
                <div key={change.product_id} className="num">
                  {change.name}: {money(change.from)} → {money(change.to)}
                </div>
              ))}
            </div>
          )}
          <DealLines lines={draft.lines} error={save.error} isLocked={!deal.can.edit} onChange={(lines) => setDraft({ ...draft, lines })} />
          {deal.status !== "won" && deal.status !== "cancelled" && <Strip lines={draft.lines} />}
          {deal.can.edit && (
            <Card className="grid gap-4 p-5 sm:grid-cols-2">
              <TextField label={t("deal.title")} value={draft.title} error={fault("title")} onChange={(title) => setDraft({ ...draft, title })} />
              <TextField label={t("deal.validUntil")} type="date" value={draft.valid_until} error={fault("valid_until")} onChange={(valid_until) => setDraft({ ...draft, valid_until })} />
              <TextArea className="sm:col-span-2" label={t("deal.note")} value={draft.note} error={fault("note")} onChange={(note) => setDraft({ ...draft, note })} />
            </Card>
          )}
        </div>
        <Summary deal={deal} />
      </div>
    </>
  );
}

function Summary({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHead title={t("deal.total")} />
      <dl className="grid gap-3 px-5 pb-5">
        <p className="num text-kpi font-semibold">{money(deal.total)}</p>
        <Fact label={t("deal.subtotal")}>
          <span className="num">{money(deal.subtotal)}</span>
        </Fact>
        <Fact label={t("deal.discount")}>
          <span className="num">{money(deal.discount_total)}</span>
        </Fact>
        {deal.margin_total !== undefined && (
          <Fact label={t("deal.margin")}>
            <span className={cn("num", deal.margin_total < 0 && "text-danger")}>
              {money(deal.margin_total)}
              {deal.total > 0 && ` · ${percent(Math.round((deal.margin_total / deal.total) * 10_000))}`}
            </span>
          </Fact>
        )}
        <Fact label={t("lead.owner")}>
          <UserChip name={deal.owner_name} />
        </Fact>
        <Fact label={t("lead.created")}>{day(deal.created_on)}</Fact>
        <Fact label={t("deal.wonOn")}>{day(deal.won_on)}</Fact>
        {deal.lead_id && (
          <Link to={`/leads/${deal.lead_id}`} className="text-sm text-info underline">
            {t("lead.one")}
          </Link>
        )}
        {deal.customer_id && (
          <Link to={`/customers/${deal.customer_id}`} className="text-sm text-info underline">
            {t("customer.one")}
          </Link>
        )}
      </dl>
    </Card>
  );
}

interface StepsProps {
  deal: Deal;
  isChanged: boolean;
  isSaving: boolean;
  refresh: string[];
  onSave: () => void;
}

function Steps({ deal, isChanged, isSaving, refresh, onSave }: StepsProps) {
  const { t } = useTranslation();
  const [asking, ask] = useState<"activate" | "cancel" | null>(null);
  const step = useAction<Deal, string>((name) => post(`/api/deals/${deal.id}/${name}`), { refresh: [...refresh, "/api/customers", "/api/services"], done: t("state.saved"), onDone: () => ask(null) });
  return (
    <>
      {deal.can.edit && isChanged && (
        <Button look="accent" isBusy={isSaving} onClick={onSave}>
          {t("action.save")}
        </Button>
      )}
      {deal.can.submit && !isChanged && (
        <Button look="accent" isBusy={step.isPending} disabled={deal.items.length === 0} onClick={() => step.mutate("submit")}>
          {t("action.submit")}
        </Button>
      )}
      {deal.can.activate && !isChanged && (
        <Button look="accent" onClick={() => ask("activate")}>
          {t("action.activate")}
        </Button>
      )}
      {deal.can.cancel && <Button onClick={() => ask("cancel")}>{t("deal.cancelled")}</Button>}
      <ConfirmDialog isOpen={asking === "activate"} onClose={() => ask(null)} onConfirm={() => step.mutate("activate")} title={t("deal.activateTitle")} confirm={t("action.activate")} isBusy={step.isPending}>
        {t("deal.activateText")}
      </ConfirmDialog>
      <ConfirmDialog isOpen={asking === "cancel"} onClose={() => ask(null)} onConfirm={() => step.mutate("cancel")} title={t("deal.cancelTitle")} confirm={t("action.confirm")} look="danger" isBusy={step.isPending}>
        {deal.title}
      </ConfirmDialog>
    </>
  );
}
