import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Page, query } from "@/lib/api";
import { day, money, number } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Fact } from "@/ui/basics";
import type { Deal } from "../sales/deals/api";
import { DealStatus } from "../sales/deals/DealStatus";

interface Customer {
  id: string;
  first_purchase_on: string | null;
  last_purchase_on: string | null;
  purchase_count: number;
  lifetime_value: number;
  active_services: number;
  mrr: number;
}

/** What there was with the customer before: what they bought, and other deals. */
export function WithCustomer({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const customer = useOne<Customer>(`/api/customers/${deal.customer_id}`, Boolean(deal.customer_id));
  const subject = deal.customer_id ? { customer_id: deal.customer_id } : { lead_id: deal.lead_id };
  const deals = useOne<Page<Deal>>(`/api/deals${query({ ...subject, per_page: 6 })}`);
  const others = deals.data?.data.filter((other) => other.id !== deal.id) ?? [];
  const known = customer.data;
  return (
    <section className="grid content-start gap-3">
      <h3 className="text-sm font-medium">{t("approval.before", { name: deal.customer_name })}</h3>
      {known && known.purchase_count > 0 ? (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm sm:grid-cols-4">
          <Fact label={t("approval.since")}>{day(known.first_purchase_on)}</Fact>
          <Fact label={t("approval.bought")}>
            <span className="num">{money(known.lifetime_value)}</span>
          </Fact>
          <Fact label={t("approval.activeServices")}>
            <span className="num">{known.active_services > 0 ? `${number(known.active_services)} · ${money(known.mrr)}` : "0"}</span>
          </Fact>
          <Fact label={t("approval.lastPurchase")}>{day(known.last_purchase_on)}</Fact>
        </dl>
      ) : (
        !customer.isLoading && <p className="text-sm text-muted-foreground">{t("approval.newOne")}</p>
      )}
      <div>
        <p className="text-xs text-muted-foreground">{t("approval.earlierDeals")}</p>
        {others.length === 0 && !deals.isPending && <p className="text-sm text-muted-foreground">{t("approval.noOther")}</p>}
        <ul>
          {others.slice(0, 4).map((other) => (
            <li key={other.id}>
              <Link to={`/deals/${other.id}`} className="flex min-h-8 items-center gap-3 text-sm hover:underline max-md:min-h-11">
                <span className="min-w-0 flex-1 truncate">{other.title}</span>
                <span className="num">{money(other.total)}</span>
                <DealStatus status={other.status} />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
