import { useTranslation } from "react-i18next";
import { day } from "@/lib/format";
import { Card } from "@/ui/basics";
import { Delta } from "@/ui/numbers";
import { type Report, said, unitOf } from "./api";

const LESS_IS_BETTER = ["discount", "cost", "lost", "days"];

/** The sums of a report, each against the period before where that is asked for. */
export function Totals({ report, before }: { report: Report; before: Report | undefined }) {
  const { t } = useTranslation();
  const { totals, columns } = report;
  if (!totals) return null;
  const against = before && t("reports.against", { period: `${day(before.from)} – ${day(before.to)}` });
  return (
    <Card className="mb-4">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 px-5 py-4 md:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]">
      {columns.map((column, index) => {
        const value = totals[index];
        if (index === 0 || typeof value !== "number") return null;
        const earlier = before?.totals?.[index];
        return (
          <div key={column.key} className="min-w-0">
            <dt className="truncate text-sm text-muted-foreground">{column.heading}</dt>
            <dd className="num truncate text-lg font-semibold" title={against}>
              {said(value, column.kind)}
            </dd>
            {typeof earlier === "number" && (
              <dd title={against}>
                <Delta value={value} previous={earlier} unit={unitOf(column.kind)} isLowerBetter={LESS_IS_BETTER.includes(column.key)} against={said(earlier, column.kind)} />
              </dd>
            )}
          </div>
        );
      })}
      </dl>
    </Card>
  );
}
