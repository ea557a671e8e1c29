import { useTranslation } from "react-i18next";
import type { ListState } from "@/lib/hooks";
import { FilterChip } from "@/ui/FilterChip";
import { PeriodPicker } from "@/ui/PeriodPicker";
import { Segmented } from "@/ui/Segmented";
import { AGAINST, type Offered, USUAL_PERIOD, againstOf } from "./api";
import { useReportFilters } from "./useReportFilters";

const PRESETS = ["today", "yesterday", "this_week", "last_week", "this_month", "last_month", "last_30_days", "last_90_days", "this_quarter", "last_quarter", "this_year", "last_year"];
const GRANULARITIES = ["", "day", "week", "month"];

/** What is asked: the period, by what, of what, and against what. */
export function Controls({ state, offered, period }: { state: ListState; offered: Offered | undefined; period: string }) {
  const { t } = useTranslation();
  const { search, set } = state;
  const filters = useReportFilters(offered?.filters ?? []);
  const groups = offered?.groups ?? [];
  const group = groups.includes(search.group ?? "") ? search.group : groups[0];
  const isByPeriod = group === "period";
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <PeriodPicker state={state} presets={PRESETS} usual={USUAL_PERIOD} period={period} />
      {groups.length > 1 && <Segmented label={t("report.group")} choices={groups.map((value) => ({ value, label: t(`report.groups.${value}`) }))} value={group ?? ""} onChange={(value) => set({ group: value === groups[0] ? undefined : value })} />}
      {offered?.has_granularity && isByPeriod && <Segmented label={t("report.granularity")} choices={GRANULARITIES.map((value) => ({ value, label: value ? t(`report.${value}`) : t("reports.auto") }))} value={search.granularity ?? ""} onChange={(value) => set({ granularity: value || undefined })} />}
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} state={state} />
      ))}
      <FilterChip filter={{ name: "compare", label: t("reports.compareShort"), choices: AGAINST.map((value) => ({ value, label: t(`reports.holdAgainst.${value}`) })) }} state={{ search: { ...search, compare: againstOf(search) }, set }} />
    </div>
  );
}
