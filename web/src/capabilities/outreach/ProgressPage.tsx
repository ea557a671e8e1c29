import "./locales";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { get, query } from "@/lib/api";
import { day } from "@/lib/format";
import { useListState } from "@/lib/hooks";
import { Button, Card, PageHead, cn } from "@/ui/basics";
import { ChartCard } from "@/ui/ChartCard";
import { FilterChip } from "@/ui/FilterChip";
import { Menu } from "@/ui/Menu";
import { periodOf } from "@/ui/period";
import { PeriodPicker } from "@/ui/PeriodPicker";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { useDatabases, useHolders, useKinds, useProductChoices } from "./api";
import { FiguresTable } from "./progress/FiguresTable";
import { QualityCards } from "./progress/QualityCards";
import type { Quality } from "./progress/quality";

const PRESETS = ["today", "yesterday", "last_7_days", "last_30_days", "this_week", "last_week", "this_month", "last_month", "last_90_days", "all_time"];
const USUAL = "last_7_days";

/** How much everybody did in a period, and how well. */
export default function ProgressPage() {
  const { t } = useTranslation();
  const state = useListState();
  const { search } = state;
  const manages = useMay("manage_databases");
  const chosen = periodOf(search, USUAL);
  const isCustom = chosen === "custom";
  const isAsked = !isCustom || Boolean(search.from && search.to);
  const { staff_id, database_id, product_id, kind } = search;
  const params = { ...(isCustom ? { from: search.from, to: search.to } : { preset: chosen }), staff_id, database_id, product_id, kind };
  const quality = useQuery({ queryKey: ["/api/outreach/quality", params], queryFn: () => get<Quality>(`/api/outreach/quality${query(params)}`), placeholderData: keepPreviousData, enabled: isAsked });
  const period = quality.data?.from && quality.data.to ? `${day(quality.data.from)} – ${day(quality.data.to)}` : "";
  const download = (format: string) => window.location.assign(`/api/outreach/quality${query({ ...params, format })}`);
  const filters = useFilters(manages);
  return (
    <>
      <PageHead
        title={t("nav.progress")}
        hint={period || " "}
        actions={
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
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <PeriodPicker state={state} presets={PRESETS} usual={USUAL} period={period} />
        {filters.map((filter) => (
          <FilterChip key={filter.name} filter={filter} state={state} />
        ))}
      </div>
      <Loaded of={quality} skeleton={<Skeleton className="late h-96" />}>
        {(data) =>
          data.data.length === 0 ? (
            <Card>
              <EmptyState title={t("outreach.progress.empty")}>{t("outreach.progress.emptyText")}</EmptyState>
            </Card>
          ) : (
            <div className={cn("grid grid-cols-1 gap-4", quality.isPlaceholderData && "opacity-60")}>
              <QualityCards totals={data.totals} days={data.days} />
              {data.days.length > 1 && (
                <ChartCard
                  kind="line"
                  title={t("outreach.progress.trend")}
                  hint={t("outreach.progress.trendHint")}
                  name="progres-telesales"
                  label="day"
                  unit="integer"
                  rows={data.days.map((row) => ({ day: day(row.on), checked: row.checked, ada: row.ada, responded: row.responded }))}
                  series={[
                    { key: "checked", name: t("outreach.progress.checked") },
                    { key: "ada", name: t("outreach.mark.ada") },
                    { key: "responded", name: t("outreach.progress.responded") },
                  ]}
                />
              )}
              <FiguresTable quality={data} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function useFilters(manages: boolean) {
  const { t } = useTranslation();
  const [staff, databases, products, kinds] = [useHolders(), useDatabases(), useProductChoices(), useKinds()];
  return [
    ...(manages ? [{ name: "staff_id", label: t("outreach.staff"), isMulti: true, choices: staff }] : []),
    { name: "kind", label: t("outreach.database.kind"), isMulti: true, choices: (kinds.data?.data ?? []).map((kind) => ({ value: kind.key, label: kind.name })) },
    { name: "product_id", label: t("lead.product"), isMulti: true, choices: products },
    { name: "database_id", label: t("outreach.database.one"), isMulti: true, choices: (databases.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name })) },
  ];
}
