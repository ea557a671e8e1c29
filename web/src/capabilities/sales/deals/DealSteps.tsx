import { useNavigate } from "@tanstack/react-router";
import { Ban, EllipsisVertical, FileText, Link2, Trash2, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { useShortcut } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { AssignDialog } from "./AssignDialog";
import { type Deal, type Step, useDealStep, useTrashDeal } from "./api";

/** What a step says once it is done. */
export function useSayStep() {
  const { t } = useTranslation();
  return (deal: Deal, step: Step) => {
    const words = step === "activate" ? "deal.activated" : step === "cancel" ? "deal.isCancelled" : deal.status === "approved" ? "deal.isApproved" : "deal.submitted";
    toast.success(t(words));
  };
}

interface DealStepsProps {
  deal: Deal;
  isChanged: boolean;
  isSaving: boolean;
  onSave: () => void;
}

/** What can be done with a deal now: the next step first. */
export function DealSteps({ deal, isChanged, isSaving, onSave }: DealStepsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, ask] = useState<"activate" | "cancel" | "assign" | null>(null);
  const trash = useTrashDeal(() => void navigate({ to: "/deals" }));
  const say = useSayStep();
  const step = useDealStep((saved, taken) => {
    ask(null);
    say(saved, taken);
  });
  useShortcut("s", () => isChanged && onSave());
  const copy = () => void navigator.clipboard.writeText(location.origin + location.pathname).then(() => toast.success(t("action.copied")));
  const entries: (MenuEntry | false)[] = [
    { label: t("deal.copyLink"), icon: <Link2 className="size-4" aria-hidden />, onSelect: copy },
    deal.can.assign && { label: t("deal.assign"), icon: <UserRound className="size-4" aria-hidden />, onSelect: () => ask("assign") },
    deal.can.cancel && { label: t("deal.cancel"), icon: <Ban className="size-4" aria-hidden />, isDanger: true, onSelect: () => ask("cancel") },
    deal.can.delete && { label: t("action.remove"), icon: <Trash2 className="size-4" aria-hidden />, isDanger: true, onSelect: () => trash.mutate(deal) },
  ];
  const take = (name: Step) => step.mutate({ deal, step: name });
  return (
    <>
      {deal.items.length > 0 && (
        <a href={`/api/deals/${deal.id}/quotation.pdf`} target="_blank" rel="noreferrer" title={isChanged ? t("deal.quotationHint") : undefined} className={cn("inline-flex h-9 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11", isChanged && "text-muted-foreground")}>
          <FileText className="size-4" aria-hidden />
          {t("deal.quotation")}
        </a>
      )}
      {deal.can.edit && isChanged && (
        <Button look="accent" isBusy={isSaving} onClick={onSave}>
          {t("action.save")}
        </Button>
      )}
      {deal.can.submit && !isChanged && (
        <Button look="accent" isBusy={step.isPending} disabled={deal.items.length === 0} title={deal.items.length === 0 ? t("deal.noItems") : undefined} onClick={() => take("submit")}>
          {t("action.submit")}
        </Button>
      )}
      {deal.can.activate && !isChanged && (
        <Button look="accent" onClick={() => ask("activate")}>
          {t("action.activate")}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="icon" className="max-md:h-11" aria-label={t("deal.more")}>
            <EllipsisVertical className="size-4" aria-hidden />
          </Button>
        }
        entries={entries.filter((entry): entry is MenuEntry => entry !== false)}
      />
      {asking === "assign" && <AssignDialog deal={deal} onClose={() => ask(null)} />}
      <ConfirmDialog isOpen={asking === "activate"} onClose={() => ask(null)} onConfirm={() => take("activate")} title={t("deal.activateTitle")} confirm={t("action.activate")} isBusy={step.isPending}>
        <p className="font-medium text-foreground">{deal.title}</p>
        {t("deal.activateText")}
      </ConfirmDialog>
      <ConfirmDialog isOpen={asking === "cancel"} onClose={() => ask(null)} onConfirm={() => take("cancel")} title={t("deal.cancelTitle")} confirm={t("deal.cancel")} look="danger" isBusy={step.isPending}>
        {t("deal.cancelText", { title: deal.title })}
      </ConfirmDialog>
    </>
  );
}
