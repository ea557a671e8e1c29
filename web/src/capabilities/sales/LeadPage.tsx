import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Copy, EllipsisVertical, MessageCircle, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useAction } from "@/app/useAction";
import { type Page, post, remove } from "@/lib/api";
import { day, moment, money, phone, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, Fact, PageHead, UserChip } from "@/ui/basics";
import { ConfirmDialog, Dialog, Menu } from "@/ui/overlays";
import { Loaded } from "@/ui/states";
import { Timeline } from "@/ui/Timeline";
import { ActivityForm } from "./ActivityForm";
import { type Lead, useStages } from "./api";
import { DealStatus } from "./deals/DealsPage";
import type { Deal } from "./deals/api";
import { LeadForm } from "./LeadForm";
import { StagePill } from "./LeadsPage";
import { LostDialog } from "./LostDialog";

/** A lead: who, where it stands, what happened, what comes next. */
export default function LeadPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const lead = useOne<Lead>(`/api/leads/${id}`);
  return <Loaded of={lead}>{(data) => <LeadRecord lead={data} />}</Loaded>;
}

function LeadRecord({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const [isLosing, lose] = useState(false);
  return (
    <>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2">
            {lead.name} <StagePill kind={lead.stage_kind}>{lead.stage_name}</StagePill>
          </span>
        }
        hint={[lead.code, lead.organization].filter(Boolean).join(" · ")}
        actions={<LeadActions lead={lead} onLose={() => lose(true)} />}
      />
      {lead.can.move && <StageSteps lead={lead} onLose={() => lose(true)} />}
      <div className="grid items-start gap-4 lg:grid-cols-[360px_1fr]">
        <div className="grid gap-4">
          <Facts lead={lead} />
          <LeadDeals lead={lead} />
        </div>
        <div className="grid gap-4">
          {lead.can.edit && (
            <Card>
              <CardHead title={t("lead.log")} hint={lead.next_action_at ? `${t("lead.next")}: ${lead.next_action ?? ""} · ${relative(lead.next_action_at)}` : undefined} />
              <div className="px-5 pb-5">
                <ActivityForm lead={lead} />
              </div>
            </Card>
          )}
          <Card>
            <CardHead title={t("lead.timeline")} />
            <Timeline path={`/api/leads/${lead.id}/timeline`} />
          </Card>
        </div>
      </div>
      {isLosing && <LostDialog lead={lead} onClose={() => lose(false)} />}
    </>
  );
}

function LeadActions({ lead, onLose }: { lead: Lead; onLose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const trash = useAction<void>(() => remove(`/api/leads/${lead.id}`), { refresh: ["/api/leads"], onDone: () => void navigate({ to: "/leads" }) });
  const restore = useAction<Lead>(() => post(`/api/leads/${lead.id}/restore`), { refresh: ["/api/leads"], done: t("state.saved") });
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast.success(t("action.copied")));
  return (
    <>
      {lead.whatsapp_url && (
        <>
          <a href={lead.whatsapp_url} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-2 rounded-md bg-success-soft px-3.5 font-medium text-success max-md:h-11">
            <MessageCircle className="size-4" aria-hidden />
            {t("lead.chat")}
          </a>
          <Button size="icon" aria-label={t("lead.copyUrl")} onClick={() => copy(lead.whatsapp_url ?? "")}>
            <Copy className="size-4" aria-hidden />
          </Button>
        </>
      )}
      <Menu
        trigger={
          <Button size="icon" aria-label={t("action.more")}>
            <EllipsisVertical className="size-4" aria-hidden />
          </Button>
        }
        entries={[
          { label: t("action.edit"), isDisabled: !lead.can.edit, onSelect: () => setOpen("edit") },
          { label: t("lead.lost"), isDisabled: !lead.can.move || lead.stage_kind === "lost", onSelect: onLose },
          lead.deleted_at
            ? { label: t("action.restore"), onSelect: () => restore.mutate() }
            : { label: t("action.remove"), isDanger: true, isDisabled: !lead.can.delete, onSelect: () => setOpen("delete") },
        ]}
      />
      <Dialog isOpen={open === "edit"} onClose={() => setOpen(null)} title={t("lead.edit")} side="right">
        <LeadForm lead={lead} onDone={() => setOpen(null)} />
      </Dialog>
      <ConfirmDialog isOpen={open === "delete"} onClose={() => setOpen(null)} onConfirm={() => trash.mutate()} title={`${t("action.remove")}: ${lead.name}`} confirm={t("action.remove")} look="danger" isBusy={trash.isPending}>
        {t("lead.removeText")}
      </ConfirmDialog>
    </>
  );
}

function StageSteps({ lead, onLose }: { lead: Lead; onLose: () => void }) {
  const { t } = useTranslation();
  const stages = useStages();
  const move = useAction<Lead, string>((stage_id) => post(`/api/leads/${lead.id}/move`, { stage_id }), { refresh: ["/api/leads"] });
  const press = (stage: { id: string; kind: string }) => {
    if (stage.kind === "won") toast(t("lead.won"));
    else if (stage.kind === "lost") onLose();
    else move.mutate(stage.id);
  };
  return (
    <div className="mb-4 flex gap-1 overflow-x-auto" role="group" aria-label={t("lead.stage")}>
      {stages.data?.data.map((stage) => (
        <Button key={stage.id} size="sm" look={stage.id === lead.stage_id ? "primary" : "plain"} aria-pressed={stage.id === lead.stage_id} className="flex-1" onClick={() => press(stage)}>
          {stage.name}
        </Button>
      ))}
    </div>
  );
}

function Facts({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHead title={t("lead.one")} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-5 pb-5">
        <Fact label={t("lead.phone")}>
          <span className="num">{phone(lead.phone)}</span>
        </Fact>
        <Fact label={t("lead.email")}>{lead.email}</Fact>
        <Fact label={t("lead.value")}>
          <span className="num font-semibold">{money(lead.estimated_value)}</span>
        </Fact>
        <Fact label={t("lead.close")}>{day(lead.expected_close_on)}</Fact>
        <Fact label={t("lead.product")}>{lead.product_name}</Fact>
        <Fact label={t("lead.channel")}>{lead.channel_name}</Fact>
        <Fact label={t("lead.owner")}>
          <UserChip name={lead.owner_name} />
        </Fact>
        <Fact label={t("lead.lastActivity")}>{lead.last_activity_at && <span title={moment(lead.last_activity_at)}>{relative(lead.last_activity_at)}</span>}</Fact>
        <div className="col-span-2">
          <dt className="text-xs text-muted-foreground">{t("lead.need")}</dt>
          <dd className="whitespace-pre-wrap">{lead.need ?? "–"}</dd>
        </div>
        <div className="col-span-2">
          <dt className="text-xs text-muted-foreground">{t("lead.address")}</dt>
          <dd>{lead.address ?? "–"}</dd>
        </div>
        {lead.customer_id && (
          <Fact label={t("customer.one")}>
            <Link to={`/customers/${lead.customer_id}`} className="text-info underline">
              {t("action.open")}
            </Link>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function LeadDeals({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const deals = useOne<Page<Deal>>(`/api/deals?lead_id=${lead.id}`);
  return (
    <Card>
      <CardHead
        title={t("nav.deals")}
        actions={
          lead.can.edit &&
          lead.stage_kind !== "won" && (
            <Link to="/deals/new" search={{ lead_id: lead.id } as never} className="inline-flex h-8 items-center gap-1 rounded-md bg-accent px-2.5 text-sm font-medium text-accent-foreground">
              <Plus className="size-4" aria-hidden />
              {t("lead.newDeal")}
            </Link>
          )
        }
      />
      <ul className="pb-3">
        {deals.data?.data.map((deal) => (
          <li key={deal.id}>
            <Link to={`/deals/${deal.id}`} className="flex items-center justify-between gap-3 px-5 py-2 hover:bg-row-hover">
              <span className="min-w-0 truncate">
                {deal.code} · {deal.title}
              </span>
              <span className="num flex items-center gap-2 font-semibold">
                {money(deal.total)} <DealStatus status={deal.status} />
              </span>
            </Link>
          </li>
        ))}
        {deals.data?.data.length === 0 && <li className="px-5 pb-2 text-muted-foreground">{t("lead.noDeals")}</li>}
      </ul>
    </Card>
  );
}
