import { AlarmClock, CalendarPlus, CircleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment, relative } from "@/lib/format";
import { Button, cn } from "@/ui/basics";
import { FormError, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { type Lead, fromLocalInput, isLate, toLocalInput } from "../api";
import { type Plan, PlanFields } from "./PlanFields";
import { useLeadChange } from "./useLeadChange";

/** What comes next with the lead: planned, late or missing. */
export function NextActionStrip({ lead, onLog }: { lead: Lead; onLog: () => void }) {
  const { t } = useTranslation();
  const [isPlanning, setPlanning] = useState(false);
  if (lead.stage_kind !== "open" || lead.deleted_at) return null;
  const late = isLate(lead);
  const isPlanned = Boolean(lead.next_action ?? lead.next_action_at);
  const Icon = late ? CircleAlert : isPlanned ? AlarmClock : CalendarPlus;
  return (
    <section aria-label={t("lead.next")} className={cn("mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-4 py-2.5", late ? "border-danger/30 bg-danger-soft" : isPlanned ? "bg-card" : "bg-warning-soft")}>
      <Icon className={cn("size-5 shrink-0", late ? "text-danger" : isPlanned ? "text-muted-foreground" : "text-warning")} aria-hidden />
      <p className="min-w-52 flex-1">
        <span className="font-medium">{isPlanned ? (lead.next_action ?? t("lead.next")) : t("sales.record.noNext")}</span>{" "}
        {isPlanned ? (
          lead.next_action_at && (
            <span title={moment(lead.next_action_at)} className={cn("text-sm whitespace-nowrap", late ? "font-medium text-danger" : "text-muted-foreground")}>
              {late ? t("sales.record.isLate", { when: relative(lead.next_action_at) }) : `${relative(lead.next_action_at)} · ${moment(lead.next_action_at)}`}
            </span>
          )
        ) : (
          <span className="text-sm">{t("sales.record.noNextHint")}</span>
        )}
      </p>
      {lead.can.edit && (
        <span className="flex gap-2">
          {isPlanned && (
            <Button size="sm" onClick={onLog}>
              {t("sales.record.logIt")}
            </Button>
          )}
          <Button size="sm" onClick={() => setPlanning(true)}>
            {t(isPlanned ? "sales.record.replan" : "sales.record.plan")}
          </Button>
        </span>
      )}
      {isPlanning && <PlanDialog lead={lead} onClose={() => setPlanning(false)} />}
    </section>
  );
}

function PlanDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation();
  const [plan, setPlan] = useState<Plan>({ next_action: lead.next_action ?? "", next_action_at: toLocalInput(lead.next_action_at) });
  const [seen] = useState(lead);
  const { save, dialog } = useLeadChange(seen, onClose);
  return (
    <Dialog isOpen onClose={onClose} title={t("lead.next")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ next_action: plan.next_action.trim() || null, next_action_at: fromLocalInput(plan.next_action_at) });
        }}
      >
        <FormError error={save.error?.status === 412 ? null : save.error} fields={["next_action", "next_action_at"]} />
        <PlanFields plan={plan} fault={faultsOf(save.error)} onChange={(changes) => setPlan({ ...plan, ...changes })} />
        <div className="flex justify-end gap-2">
          {(lead.next_action ?? lead.next_action_at) && (
            <Button look="ghost" className="mr-auto text-danger" onClick={() => save.mutate({ next_action: null, next_action_at: null })}>
              {t("sales.record.clearPlan")}
            </Button>
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={save.isPending}>
            {t("action.save")}
          </Button>
        </div>
      </form>
      {dialog}
    </Dialog>
  );
}
