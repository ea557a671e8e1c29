import { useTranslation } from "react-i18next";
import type { ListState } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { FilterChip } from "@/ui/FilterChip";
import { AGAINST, type Offered, againstOf } from "./api";
import { PeriodPicker } from "./PeriodPicker";
import { useReportFilters } from "./useReportFilters";

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
      <PeriodPicker state={state} period={period} />
      {groups.length > 1 && <Choices label={t("report.group")} values={groups} chosen={group} say={(value) => t(`report.groups.${value}`)} onChoose={(value) => set({ group: value === groups[0] ? undefined : value })} />}
      {offered?.has_granularity && isByPeriod && <Choices label={t("report.granularity")} values={GRANULARITIES} chosen={search.granularity ?? ""} say={(value) => (value ? t(`report.${value}`) : t("reports.auto"))} onChoose={(value) => set({ granularity: value || undefined })} />}
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} state={state} />
      ))}
      <FilterChip filter={{ name: "compare", label: t("reports.compareShort"), choices: AGAINST.map((value) => ({ value, label: t(`reports.holdAgainst.${value}`) })) }} state={{ search: { ...search, compare: againstOf(search) }, set }} />
    </div>
  );
}

interface ChoicesProps {
  label: string;
  values: string[];
  chosen: string | undefined;
  say: (value: string) => string;
  onChoose: (value: string) => void;
}

function Choices({ label, values, chosen, say, onChoose }: ChoicesProps) {
  return (
    <div className="flex rounded-md border bg-card p-0.5" role="group" aria-label={label}>
      {values.map((value) => (
        <Button key={value} look="ghost" size="sm" aria-pressed={value === chosen} className={cn("font-normal", value === chosen && "bg-muted font-medium")} onClick={() => onChoose(value)}>
          {say(value)}
        </Button>
      ))}
    </div>
  );
}
