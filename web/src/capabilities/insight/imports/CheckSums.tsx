import { CircleAlert, CircleCheck, FileSpreadsheet, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { cn } from "@/ui/basics";
import type { Import } from "./api";

/** How many rows there are, how many can be stored, how many cannot. */
export function CheckSums({ of, onFaulty }: { of: Import; onFaulty: () => void }) {
  const { t } = useTranslation();
  const faulty = of.rows - of.valid;
  const parts = [t("imports.check.readyNew", { count: of.valid - of.changes }), ...(of.changes > 0 ? [t("imports.check.readyChanges", { count: of.changes })] : [])];
  return (
    <dl className="mb-4 grid grid-cols-3 gap-2 sm:gap-4">
      <Sum icon={FileSpreadsheet} label={t("imports.check.total")} value={of.rows} look="text-muted-foreground" />
      <Sum icon={CircleCheck} label={t("imports.check.ready")} value={of.valid} look="text-success">
        {of.valid > 0 && parts.join(", ")}
      </Sum>
      <Sum icon={CircleAlert} label={t("imports.check.faulty")} value={faulty} look={faulty > 0 ? "text-danger" : "text-muted-foreground"}>
        {faulty > 0 ? (
          <button type="button" className="text-left underline decoration-input underline-offset-4 hover:decoration-current max-md:min-h-11" onClick={onFaulty}>
            {t("imports.check.faultyRows")}
          </button>
        ) : (
          t("imports.check.noFaults")
        )}
      </Sum>
    </dl>
  );
}

interface SumProps {
  icon: LucideIcon;
  label: string;
  value: number;
  look: string;
  children?: ReactNode;
}

function Sum({ icon: Icon, label, value, look, children }: SumProps) {
  return (
    <div className="min-w-0 rounded-xl border bg-card px-4 py-3 max-sm:px-3">
      <dt className="flex items-center gap-1.5 text-sm text-muted-foreground">
        <Icon className={cn("size-4 shrink-0 max-sm:hidden", look)} aria-hidden />
        <span className="leading-tight">{label}</span>
      </dt>
      <dd>
        <span className={look === "text-danger" ? look : undefined}>
          <span className="num block text-kpi font-semibold tracking-tight max-sm:text-xl">{number(value)}</span>
        </span>
        <span className="num block text-xs text-muted-foreground">{children}</span>
      </dd>
    </div>
  );
}
