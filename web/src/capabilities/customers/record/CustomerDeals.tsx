import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import type { Page } from "@/lib/api";
import { day, money } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Card } from "@/ui/basics";
import { EmptyState, Loaded } from "@/ui/states";
import { DealStatus } from "../../sales/deals/DealStatus";
import type { Deal } from "../../sales/deals/api";
import type { Customer } from "../api";

/** What was and is negotiated with a customer. */
export function CustomerDeals({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const mayWrite = useMay("write_deals");
  const deals = useOne<Page<Deal>>(`/api/deals?customer_id=${customer.id}&per_page=50`);
  const add = mayWrite && customer.can.edit && (
    <Link to="/deals/new" search={{ customer_id: customer.id } as never} className="inline-flex h-9 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
      <Plus className="size-4" aria-hidden />
      {t("customers.record.newDeal")}
    </Link>
  );
  return (
    <Card>
      <Loaded of={deals}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("customers.record.noDeals")} action={add} />
          ) : (
            <>
              {add && <div className="flex justify-end border-b px-5 py-3">{add}</div>}
              <ul>
                {data.map((deal) => (
                  <li key={deal.id} className="border-t first:border-t-0">
                    <Link to={`/deals/${deal.id}`} className="grid grid-cols-1 gap-0.5 px-5 py-2.5 hover:bg-row-hover">
                      <span className="flex items-center justify-between gap-3">
                        <span className="truncate font-medium">{deal.title}</span>
                        <span className="num font-semibold">{money(deal.total)}</span>
                      </span>
                      <span className="flex items-center justify-between gap-3 text-xs text-muted-foreground">
                        <span className="num">{[deal.code, day(deal.won_on ?? deal.created_on)].join(" · ")}</span>
                        <DealStatus status={deal.status} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
