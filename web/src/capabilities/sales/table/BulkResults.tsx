import { CircleCheck, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import type { Outcomes } from "../actions";
import type { Lead } from "../api";

/** How it went with every lead; those that failed first. */
export function BulkResults({ outcomes, leads, onClose }: { outcomes: Outcomes; leads: Lead[]; onClose: () => void }) {
  const { t } = useTranslation();
  const rows = outcomes.results.toSorted((one, other) => Number(one.ok) - Number(other.ok));
  const name = (id: string) => leads.find((lead) => lead.id === id)?.name ?? `…${id.slice(-8)}`;
  return (
    <Dialog isOpen onClose={onClose} title={t("sales.bulk.someFailed", { done: outcomes.done, failed: outcomes.failed })}>
      <p className="mb-3 text-muted-foreground">{t("sales.bulk.resultsHint")}</p>
      <ul className="mb-5 grid max-h-96 overflow-y-auto rounded-lg border">
        {rows.map((row) => (
          <li key={row.id} className="flex items-start gap-2 border-b px-3 py-2 text-sm last:border-b-0">
            {row.ok ? <CircleCheck className="mt-0.5 size-4 shrink-0 text-success" aria-hidden /> : <CircleX className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />}
            <span className="min-w-0 flex-1 truncate font-medium">{name(row.id)}</span>
            <span className={row.ok ? "text-muted-foreground" : "text-danger"}>{row.ok ? t("sales.bulk.done") : (row.message ?? row.code)}</span>
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t("action.close")}
        </Button>
      </div>
    </Dialog>
  );
}
