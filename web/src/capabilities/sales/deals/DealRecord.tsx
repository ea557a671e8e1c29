import { Link, useNavigate } from "@tanstack/react-router";
import { ArchiveRestore, ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { moment, money } from "@/lib/format";
import { useShortcut } from "@/lib/hooks";
import { Button, Card, CardHead, PageHead } from "@/ui/basics";
import { FormError, TextArea, TextField, faultsOf } from "@/ui/fields";
import { type Deal, useRestoreDeal } from "./api";
import { DealLines } from "./DealLines";
import { DealPath } from "./DealPath";
import { DealStatus } from "./DealStatus";
import { DealSteps } from "./DealSteps";
import { DealSummary } from "./DealSummary";
import { Decisions } from "./Decisions";
import { neededLevel, sumsOf } from "./lines";
import { NeedsStrip } from "./NeedsStrip";
import { useDealChange } from "./useDealChange";
import { useDealDraft } from "./useDealDraft";

/** A deal: what is offered, whose word it needs, and the next step. */
export function DealRecord({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { draft, isChanged, isOld, change, forget } = useDealDraft(deal);
  const { save, dialog } = useDealChange(deal, draft, forget);
  const fault = faultsOf(save.error);
  const isOver = deal.status === "won" || deal.status === "cancelled" || deal.deleted_at !== null;
  // Who sees no costs learns from the server that a price lies below them.
  const level = isChanged ? neededLevel(draft.lines) : deal.approval_level;
  useShortcut("Escape", () => void navigate({ to: "/deals" }));
  return (
    <>
      <Link to="/deals" className="mb-1 inline-flex items-center gap-1 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ChevronLeft className="size-4" aria-hidden />
        {t("nav.deals")}
      </Link>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2.5">
            {deal.title} <DealStatus status={deal.status} />
          </span>
        }
        hint={`${deal.code} · ${deal.customer_name}`}
        actions={<DealSteps deal={deal} isChanged={isChanged} isSaving={save.isPending} onSave={() => save.mutate()} />}
      />
      {deal.deleted_at && <InTrash deal={deal} />}
      <DealPath deal={deal} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_340px]">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          {isChanged && <Unsaved deal={deal} isOld={isOld} onDiscard={forget} />}
          <FormError error={save.error?.status === 412 ? null : save.error} fields={["title", "note", "valid_until", "items"]} />
          <PriceChanges deal={deal} />
          {!isOver && <NeedsStrip lines={draft.lines} level={level} isTyped={isChanged} />}
          <DealLines lines={draft.lines} error={save.error} isLocked={!deal.can.edit} onChange={(lines) => change({ lines })} />
          {deal.can.edit ? (
            <Card className="grid gap-4 p-5 sm:grid-cols-2">
              <TextField label={t("deal.title")} isRequired maxLength={200} value={draft.title} error={fault("title")} onChange={(title) => change({ title })} />
              <TextField label={t("deal.validUntil")} type="date" value={draft.valid_until} error={fault("valid_until")} onChange={(valid_until) => change({ valid_until })} />
              <TextArea className="sm:col-span-2" label={t("deal.note")} hint={t("deal.noteHint")} maxLength={4_000} value={draft.note} error={fault("note")} onChange={(note) => change({ note })} />
            </Card>
          ) : (
            deal.note && (
              <Card>
                <CardHead title={t("deal.note")} />
                <p className="px-5 pb-5 break-words whitespace-pre-wrap">{deal.note}</p>
              </Card>
            )
          )}
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-4">
          <Decisions deal={deal} />
          <DealSummary sums={sumsOf(draft.lines)} deal={deal} />
        </div>
      </div>
      {dialog}
    </>
  );
}

/** Says what is not saved yet, and what saving would do. */
function Unsaved({ deal, isOld, onDiscard }: { deal: Deal; isOld: boolean; onDiscard: () => void }) {
  const { t } = useTranslation();
  const isVoided = deal.status === "approved" || deal.status === "waiting_approval";
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-lg bg-info-soft px-4 py-2 text-sm">
      <p>
        <span className="font-medium">{isOld ? t("deal.newer", { title: deal.title }) : t("deal.unsaved")}</span> {isVoided && t("deal.voids")}
      </p>
      <Button size="sm" look="ghost" onClick={onDiscard}>
        {t("deal.discard")}
      </Button>
    </div>
  );
}

function InTrash({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const restore = useRestoreDeal();
  return (
    <div role="status" className="mb-3 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warning-soft px-4 py-2.5">
      <p>{t("deal.inTrash", { when: moment(deal.deleted_at) })}</p>
      {deal.can.restore && (
        <Button size="sm" isBusy={restore.isPending} onClick={() => restore.mutate(deal)}>
          <ArchiveRestore className="size-4" aria-hidden />
          {t("action.restore")}
        </Button>
      )}
    </div>
  );
}

function PriceChanges({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  if (deal.price_changes.length === 0) return null;
  return (
    <div className="rounded-lg bg-info-soft px-4 py-2.5 text-sm">
      <p className="font-medium text-info">{t("deal.priceChanged")}</p>
      <ul>
        {deal.price_changes.map((change) => (
          <li key={change.product_id} className="num">
            {change.name}: {money(change.from)} → {money(change.to)}
          </li>
        ))}
      </ul>
    </div>
  );
}
