import { useTranslation } from "react-i18next";
import { number, percent } from "@/lib/format";
import { Card } from "@/ui/basics";
import { Spark } from "@/ui/numbers";
import type { DayFigures, Figures } from "./quality";

/** The figures of everybody together. */
export function QualityCards({ totals, days }: { totals: Figures; days: DayFigures[] }) {
  const { t } = useTranslation();
  const share = (part: keyof DayFigures) => days.map((one) => (one.checked === 0 ? 0 : (Number(one[part]) / one.checked) * 100));
  const cards = [
    { key: "assigned", value: number(totals.assigned), hint: t("outreach.progress.carriedHint", { count: totals.carried, shown: number(totals.carried) }), line: days.map((one) => one.assigned) },
    { key: "checked", value: number(totals.checked), hint: t("outreach.progress.checkedHint", { share: percent(totals.checked_bps) }), line: days.map((one) => one.checked) },
    { key: "quality", value: percent(totals.quality_bps), hint: t("outreach.progress.qualityHint"), line: share("ada") },
    { key: "responded", value: percent(totals.responded_bps), hint: t("outreach.progress.respondedHint", { count: totals.responded, shown: number(totals.responded) }), line: share("responded") },
  ];
  return (
    <ul className="grid grid-cols-2 gap-4 max-sm:gap-3 xl:grid-cols-4">
      {cards.map((card) => (
        <li key={card.key}>
          <Card className="h-full px-4 py-3.5 max-sm:px-3 max-sm:py-3">
            <p className="text-sm text-muted-foreground">{t(`outreach.progress.${card.key}`)}</p>
            <div className="flex items-end justify-between gap-2">
              <p className="num text-kpi font-semibold tracking-tight whitespace-nowrap max-sm:text-xl">{card.value}</p>
              <Spark values={card.line} />
            </div>
            <p className="text-xs text-muted-foreground">{card.hint}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
