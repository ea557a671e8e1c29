import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { get, query } from "@/lib/api";
import { day, money, number } from "@/lib/format";
import type { ListState } from "@/lib/hooks";
import { Button, Card, CardHead, cn } from "@/ui/basics";
import { ChartCard } from "@/ui/ChartCard";
import { FilterChip } from "@/ui/FilterChip";
import { Menu } from "@/ui/Menu";
import { periodOf } from "@/ui/period";
import { PeriodPicker } from "@/ui/PeriodPicker";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { useProductChoices, useTelesales } from "../api";
import { DayRows } from "./DayRows";
import { DEPOSITS, type DepositSummary } from "./deposit";
import { SumTable } from "./SumTable";

const PRESETS = ["today", "yesterday", "last_7_days", "last_30_days", "this_week", "last_week", "this_month", "last_month", "last_90_days", "all_time"];
const USUAL = "last_30_days";

/** What deposits add up to: in all, by day, by person, by product. */
export default function Summary({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const seesAll = useMay("manage_databases");
  const { search } = state;
  const [products, staff] = [useProductChoices(), useTelesales()];
  const chosen = periodOf(search, USUAL);
  const isCustom = chosen === "custom";
  const isAsked = !isCustom || Boolean(search.from && search.to);
  const narrowed = { product_id: search.product_id, staff_id: search.staff_id };
  const params = { ...(isCustom ? { from: search.from, to: search.to } : { preset: chosen }), ...narrowed };
  const summary = useQuery({ queryKey: [`${DEPOSITS}/summary`, params], queryFn: () => get<DepositSummary>(`${DEPOSITS}/summary${query(params)}`), placeholderData: keepPreviousData, enabled: isAsked });
  const { from, to } = summary.data ?? {};
  const period = from && to ? `${day(from)} – ${day(to)}` : "";
  const download = (format: string) => window.location.assign(DEPOSITS + query({ on_date_from: from, on_date_to: to, ...narrowed, sort: "on_date", format }));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <PeriodPicker state={state} presets={PRESETS} usual={USUAL} period={period} />
        <FilterChip state={state} filter={{ name: "product_id", label: t("lead.product"), isMulti: true, choices: products }} />
        {seesAll && <FilterChip state={state} filter={{ name: "staff_id", label: t("outreach.staff"), isMulti: true, choices: staff }} />}
        <span className="ml-auto">
          <Menu
            trigger={
              <Button disabled={!isAsked}>
                <Download className="size-4" aria-hidden />
                {t("action.export")}
              </Button>
            }
            entries={[
              { label: "Excel (.xlsx)", onSelect: () => download("xlsx") },
              { label: "CSV", onSelect: () => download("csv") },
            ]}
          />
        </span>
      </div>
      <Loaded of={summary} skeleton={<Skeleton className="late h-96" />}>
        {(data) =>
          data.totals.deposits === 0 ? (
            <Card>
              <EmptyState title={t("outreach.deposit.emptyPeriod")}>{t("outreach.deposit.emptyText")}</EmptyState>
            </Card>
          ) : (
            <div className={cn("grid grid-cols-1 gap-4", summary.isPlaceholderData && "opacity-60")}>
              <Sums summary={data} />
              {data.days.length > 1 && (
                <ChartCard kind="line" title={t("outreach.deposit.trend")} hint={t("outreach.deposit.trendHint")} name="omset" label="day" unit="money" rows={data.days.map((one) => ({ day: day(one.on_date), total: one.total }))} series={[{ key: "total", name: "OMSET" }]} />
              )}
              <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
                {seesAll && <SumTable title={t("outreach.deposit.byStaff")} rows={data.staff.map(({ staff_id, staff_name, ...totals }) => ({ id: staff_id, name: staff_name ?? "–", ...totals }))} all={data.totals.total} />}
                <SumTable title={t("outreach.deposit.byProduct")} rows={data.products.map(({ product_id, product_name, ...totals }) => ({ id: product_id, name: product_name ?? "–", ...totals }))} all={data.totals.total} />
              </div>
              <Card className="overflow-hidden">
                <CardHead title={t("outreach.deposit.byDay")} hint={t("outreach.deposit.byDayHint")} />
                <ul className="border-t">
                  {data.days.toReversed().map((totals) => (
                    <DayRows key={totals.on_date} totals={totals} narrowed={narrowed} />
                  ))}
                </ul>
              </Card>
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function Sums({ summary: { totals } }: { summary: DepositSummary }) {
  const { t } = useTranslation();
  const cards = [
    { key: "count", value: number(totals.deposits) },
    { key: "base", value: money(totals.base_amount) },
    { key: "omset", value: money(totals.total) },
    { key: "average", value: money(totals.average) },
  ];
  return (
    <ul className="grid grid-cols-2 gap-4 max-sm:gap-3 xl:grid-cols-4">
      {cards.map((card) => (
        <li key={card.key}>
          <Card className="h-full px-4 py-3.5 max-sm:px-3 max-sm:py-3">
            <p className="text-sm text-muted-foreground">{t(`outreach.deposit.${card.key}`)}</p>
            <p className="num text-kpi font-semibold tracking-tight whitespace-nowrap max-sm:text-lg">{card.value}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
