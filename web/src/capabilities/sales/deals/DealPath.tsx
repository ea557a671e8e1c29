import { Check, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import type { Deal, DealStatusName } from "./api";

/** The way from draft to won, and how far the deal has come. */
export function DealPath({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const isFree = deal.approval_level === "none";
  const steps = pathOf(deal.status, isFree);
  const at = steps.indexOf(deal.status);
  return (
    // What scrolls must be reachable by keyboard.
    <ol tabIndex={0} aria-label={t("deal.path")} className="mb-4 flex gap-1 overflow-x-auto rounded-lg border bg-card p-1">
      {steps.map((status, index) => {
        const isHere = index === at;
        const isEnd = status === "rejected" || status === "cancelled";
        return (
          <li
            key={status}
            aria-current={isHere ? "step" : undefined}
            className={cn(
              "flex h-8 flex-1 items-center justify-center gap-1.5 rounded-md px-3 text-sm font-medium whitespace-nowrap text-muted-foreground max-md:h-10",
              index < at && "bg-muted text-foreground",
              isHere && "bg-spark text-card",
              isHere && status === "won" && "bg-success-soft text-success",
              isHere && isEnd && "bg-danger-soft text-danger",
            )}
          >
            {index < at && <Check className="size-3.5" aria-hidden />}
            {isHere && isEnd && <X className="size-3.5" aria-hidden />}
            {t(`deal.${status}`)}
          </li>
        );
      })}
    </ol>
  );
}

/** The steps ahead as they concern this deal: prices at list are not waited for. */
function pathOf(status: DealStatusName, isFree: boolean): DealStatusName[] {
  if (status === "cancelled") return ["draft", "cancelled"];
  const middle: DealStatusName[] = status === "rejected" ? ["waiting_approval", "rejected"] : isFree ? ["approved"] : ["waiting_approval", "approved"];
  return ["draft", ...middle, "won"];
}
