import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { day, money, percent } from "@/lib/format";
import { Card, CardHead, Fact, cn } from "@/ui/basics";
import { UserChip } from "@/ui/Portrait";
import type { Deal } from "./api";
import type { Sums } from "./lines";

/** What the deal comes to as it stands on the screen, and whose it is. */
export function DealSummary({ sums, deal }: { sums: Sums; deal?: Deal }) {
  const { t } = useTranslation();
  const { subtotal, discount, total, monthly, once, cost, margin } = sums;
  const row = (label: string, value: ReactNode, className?: string) => (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-sm text-muted-foreground">{label}</dt>
      <dd className={cn("num", className)}>{value}</dd>
    </div>
  );
  return (
    <Card>
      <CardHead title={t("deal.live")} />
      <dl className="grid gap-2 px-5 pb-4">
        {row(t("deal.subtotal"), money(subtotal))}
        {row(t("deal.discount"), discount > 0 && subtotal > 0 ? `−${money(discount)} · ${percent(Math.round((discount / subtotal) * 10_000))}` : "–", discount > 0 ? "text-warning" : "")}
        <div className="flex items-baseline justify-between gap-3 border-t pt-2">
          <dt className="font-medium">{t("deal.total")}</dt>
          <dd className="num text-kpi font-semibold tracking-tight">{money(total)}</dd>
        </div>
        {monthly > 0 && once > 0 && (
          <>
            {row(t("deal.perMonth"), money(monthly))}
            {row(t("deal.once"), money(once))}
          </>
        )}
      </dl>
      {cost !== undefined && margin !== undefined && (
        <dl className="mx-5 grid gap-2 border-t pt-3 pb-4">
            {row(t("deal.cost"), money(cost))}
            {row(t("deal.margin"), `${money(margin)}${cost > 0 ? ` · ${percent(Math.round((margin / cost) * 10_000))}` : ""}`, margin < 0 ? "font-medium text-danger" : "font-medium text-success")}
        </dl>
      )}
      {deal && <DealFacts deal={deal} />}
    </Card>
  );
}

function DealFacts({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  return (
    <dl className="grid grid-cols-2 gap-3 border-t px-5 py-4">
      <Fact label={t("lead.owner")} className="col-span-2">
        <UserChip id={deal.owner_id} name={deal.owner_name} />
      </Fact>
      {deal.customer_id && (
        <Fact label={t("deal.customer")}>
          <Link to={`/customers/${deal.customer_id}`} className="text-info underline">
            {deal.customer_name}
          </Link>
        </Fact>
      )}
      {deal.lead_id && (
        <Fact label={t("lead.one")}>
          <Link to={`/leads/${deal.lead_id}`} className="text-info underline">
            {t("deal.seeLead")}
          </Link>
        </Fact>
      )}
      <Fact label={t("lead.created")}>{day(deal.created_on)}</Fact>
      {deal.valid_until && <Fact label={t("deal.validUntil")}>{day(deal.valid_until)}</Fact>}
      {deal.won_on && <Fact label={t("deal.wonOn")}>{day(deal.won_on)}</Fact>}
    </dl>
  );
}
