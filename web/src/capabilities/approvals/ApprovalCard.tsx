import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { moment, money, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Card, Pill } from "@/ui/basics";
import { ErrorState, Skeleton } from "@/ui/states";
import type { Deal } from "../sales/deals/api";
import { DealLinesTable } from "./DealLinesTable";
import { Decide } from "./Decide";
import { Outcome } from "./Outcome";
import { WithCustomer } from "./WithCustomer";
import type { Approval } from "./api";

/** One question: what is asked, for whom, and the answer. */
export function ApprovalCard({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const isOpen = approval.status === "pending";
  const deal = useOne<Deal>(`/api/deals/${approval.subject_id}`, isOpen);
  return (
    <Card className="overflow-hidden">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-3">
        <div className="min-w-0">
          <h2>
            <Link to={`/deals/${approval.subject_id}`} className="font-semibold hover:underline max-md:inline-flex max-md:min-h-8 max-md:items-center">
              {approval.subject_label}
            </Link>
          </h2>
          <p className="text-sm text-muted-foreground">
            {t("approval.askedBy", { name: approval.requested_by_name })} · <span title={moment(approval.created_at)}>{relative(approval.created_at)}</span>
          </p>
        </div>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Pill tone={approval.level === "owner" ? "danger" : "warning"}>{t("approval.needs", { who: t(`approval.${approval.level}`) })}</Pill>
          <span className="num text-lg font-semibold">{money(approval.amount)}</span>
        </p>
      </header>
      {isOpen && deal.isPending && <Skeleton className="mx-5 mb-5 h-28" />}
      {isOpen && deal.error && <ErrorState error={deal.error} onRetry={() => void deal.refetch()} />}
      {isOpen && deal.data ? (
        <>
          <DealLinesTable deal={deal.data} />
          <div className="grid grid-cols-1 gap-x-8 gap-y-4 border-t p-5 lg:grid-cols-2">
            <WithCustomer deal={deal.data} />
            {approval.can.decide ? <Decide approval={approval} /> : <Outcome approval={approval} />}
          </div>
        </>
      ) : (
        !isOpen && (
          <div className="px-5 pb-4">
            <Outcome approval={approval} />
          </div>
        )
      )}
    </Card>
  );
}
