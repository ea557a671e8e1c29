import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Page } from "@/lib/api";
import { money } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { useMay } from "@/app/session";
import { Card, CardHead } from "@/ui/basics";
import { ErrorState, Skeleton } from "@/ui/states";
import type { Lead } from "../api";
import { DealStatus } from "../deals/DealStatus";
import type { Deal } from "../deals/api";

/** What is negotiated with the lead. */
export function LeadDeals({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const mayRead = useMay("read_deals");
  const mayWrite = useMay("write_deals");
  const deals = useOne<Page<Deal>>(`/api/deals?lead_id=${lead.id}`, mayRead);
  if (!mayRead) return null;
  const isOpen = lead.can.edit && mayWrite && lead.stage_kind !== "won";
  return (
    <Card>
      <CardHead
        title={t("sales.record.deals")}
        actions={
          isOpen && (
            <Link to="/deals/new" search={{ lead_id: lead.id } as never} className="inline-flex h-8 items-center gap-1 rounded-md border bg-card px-2.5 text-sm font-medium hover:bg-row-hover max-md:h-11">
              <Plus className="size-4" aria-hidden />
              {t("lead.newDeal")}
            </Link>
          )
        }
      />
      {deals.isPending && <Skeleton className="mx-5 mb-5 h-10" />}
      {deals.error && <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />}
      <ul className="pb-3">
        {deals.data?.data.map((deal) => (
          <li key={deal.id}>
            <Link to={`/deals/${deal.id}`} className="grid grid-cols-1 gap-0.5 px-5 py-2 hover:bg-row-hover">
              <span className="flex items-center justify-between gap-3">
                <span className="truncate font-medium">{deal.title}</span>
                <span className="num font-semibold">{money(deal.total)}</span>
              </span>
              <span className="flex items-center justify-between gap-3 text-xs text-muted-foreground">
                <span className="num">{deal.code}</span>
                <DealStatus status={deal.status} />
              </span>
            </Link>
          </li>
        ))}
        {deals.data?.data.length === 0 && <li className="px-5 pb-2 text-muted-foreground">{t("lead.noDeals")}</li>}
      </ul>
    </Card>
  );
}
