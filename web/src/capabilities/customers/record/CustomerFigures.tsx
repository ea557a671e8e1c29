import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { day, money, number } from "@/lib/format";
import { Card } from "@/ui/basics";
import type { Customer } from "../api";

/** What the system keeps about a customer: what runs, what was bought. */
export function CustomerFigures({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { active_services: running, purchase_count: times } = customer;
  return (
    <Card className="mb-4 overflow-hidden">
      <dl className="-mt-px -ml-px grid grid-cols-2 lg:grid-cols-4">
        <Figure label={t("customers.record.mrr")} note={running > 0 ? t("customers.record.running", { count: running }) : undefined}>
          {money(customer.mrr)}
        </Figure>
        <Figure label={t("customers.record.lifetime")} note={times > 0 ? t("customers.record.times", { count: times, n: number(times) }) : undefined}>
          {money(customer.lifetime_value)}
        </Figure>
        <Figure label={t("customers.record.activeSince")}>{day(customer.active_since) || "–"}</Figure>
        <Figure label={t("customers.record.lastPurchase")} note={customer.first_purchase_on ? `${t("customers.record.firstPurchase")}: ${day(customer.first_purchase_on)}` : undefined}>
          {day(customer.last_purchase_on) || "–"}
        </Figure>
      </dl>
    </Card>
  );
}

function Figure({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className="min-w-0 border-t border-l px-4 py-3">
      <dt className="truncate text-xs text-muted-foreground">{label}</dt>
      <dd className="num truncate text-lg font-semibold">{children}</dd>
      {note && <dd className="num truncate text-xs text-muted-foreground">{note}</dd>}
    </div>
  );
}
