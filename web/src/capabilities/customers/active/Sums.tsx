import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { money, number } from "@/lib/format";
import type { Search } from "@/lib/hooks";
import { Card } from "@/ui/basics";
import type { ActiveSums } from "../api";

/** What the filtered list comes to. */
export function Sums({ path, search, without = [] }: { path: string; search: Search; without?: string[] }) {
  const { t } = useTranslation();
  const params = Object.fromEntries(Object.entries(search).filter(([name]) => !["page", "per_page", "sort", "view", ...without].includes(name)));
  const sums = useQuery({ queryKey: [path, params], queryFn: () => get<ActiveSums>(path + query(params)), placeholderData: (before) => before });
  const { customers, services, mrr } = sums.data ?? { customers: 0, services: 0, mrr: 0 };
  const figures: [string, string][] = [
    [t("nav.services"), number(customers)],
    [t("customers.list.services"), number(services)],
    [t("customers.active.mrr"), money(mrr)],
    [t("customers.active.average"), customers ? money(Math.round(mrr / customers)) : "–"],
  ];
  return (
    <Card className="mb-4 overflow-hidden">
      <dl className="-mt-px -ml-px grid grid-cols-2 lg:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label} className="min-w-0 border-t border-l px-4 py-3">
            <dt className="truncate text-sm text-muted-foreground">{label}</dt>
            <dd className="num truncate text-kpi font-semibold tracking-tight max-md:text-lg">{sums.data ? value : "…"}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
