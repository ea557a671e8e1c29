import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { number, percent, shortMoney } from "@/lib/format";
import { AppLink } from "./AppLink";
import { Card, cn } from "./basics";

export type Unit = "money" | "integer" | "percent";

export const inUnit = (value: number, unit: Unit) =>
  unit === "money" ? shortMoney(value) : unit === "percent" ? percent(value) : number(value);

/** A line of the last values; the newest is the yellow point. */
export function Spark({ values }: { values: number[] }) {
  if (values.length < 2) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number) => 2 + (index / (values.length - 1)) * 76;
  const y = (value: number) => 24 - (high === low ? 0.5 : (value - low) / (high - low)) * 20;
  const last = values.length - 1;
  return (
    <svg viewBox="0 0 84 28" className="h-7 w-20 shrink-0 max-sm:hidden" aria-hidden>
      <polyline fill="none" stroke="var(--spark)" strokeWidth="1.5" points={values.map((value, index) => `${x(index)},${y(value)}`).join(" ")} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="3" fill="var(--accent)" stroke="var(--spark)" />
    </svg>
  );
}

interface KpiCardProps {
  label: string;
  value: number;
  unit: Unit;
  previous?: number | null;
  against?: string;
  sparkline: number[];
  link: string;
}

export function KpiCard({ label, value, unit, previous, against, sparkline, link }: KpiCardProps) {
  const said = inUnit(value, unit);
  return (
    <AppLink href={link} className="block rounded-xl">
      <Card className="h-full px-4 py-3.5 hover:bg-row-hover max-sm:px-3 max-sm:py-3">
        <p className="text-sm text-muted-foreground">{label}</p>
        <div className="flex items-end justify-between gap-2">
          <p className="num text-kpi font-semibold tracking-tight whitespace-nowrap max-sm:text-xl">
            {said.startsWith("Rp") && <span className="mr-0.5 text-lg font-medium text-muted-foreground">Rp</span>}
            {said.replace(/^Rp/, "")}
          </p>
          <Spark values={sparkline} />
        </div>
        <Delta value={value} previous={previous} unit={unit} against={against} />
      </Card>
    </AppLink>
  );
}

interface DeltaProps extends Pick<KpiCardProps, "value" | "previous" | "unit" | "against"> {
  isLowerBetter?: boolean;
}

/** How much more or less than before: in parts of it, or in points where it is a percentage itself. */
export function Delta({ value, previous, unit, against, isLowerBetter = false }: DeltaProps) {
  const { t } = useTranslation();
  if (previous === null || previous === undefined || (previous === 0 && (unit !== "percent" || value === 0))) return null;
  const change = unit === "percent" ? value - previous : Math.round(((value - previous) / Math.abs(previous)) * 10_000);
  const Arrow = change === 0 ? ArrowRight : change > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <p className={cn("flex items-center gap-1 text-xs", change === 0 ? "text-muted-foreground" : change > 0 !== isLowerBetter ? "text-success" : "text-danger")}>
      <Arrow className="size-3.5 shrink-0" aria-hidden />
      <span className="num font-medium whitespace-nowrap">
        {change > 0 && "+"}
        {unit === "percent" ? `${percent(change).replace("%", "")} ${t("state.points")}` : percent(change)}
      </span>
      <span className="truncate text-muted-foreground">{against}</span>
    </p>
  );
}

interface BarsProps {
  rows: { key: string; label: string; value: number; link?: string }[];
  unit: Unit;
}

/** Bars with their numbers beside them; the longest fills the width. */
export function Bars({ rows, unit }: BarsProps) {
  const longest = Math.max(1, ...rows.map((row) => row.value));
  return (
    <ul className="grid gap-3">
      {rows.map((row, index) => (
        <li key={row.key} className="grid gap-1">
          <span className="flex justify-between gap-3 text-sm">
            {row.link ? (
              <AppLink href={row.link} className="truncate hover:underline max-md:-my-3 max-md:py-3">
                {row.label}
              </AppLink>
            ) : (
              <span className="truncate">{row.label}</span>
            )}
            <span className="num font-semibold">{inUnit(row.value, unit)}</span>
          </span>
          <span className="h-2 rounded-full bg-muted">
            <span
              className={cn("block h-2 rounded-full", index === 0 ? "bg-spark" : "bg-spark/70")}
              style={{ width: `${Math.max(1, (row.value / longest) * 100)}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface ChartProps {
  kind: "line" | "bar";
  rows: Record<string, string | number>[];
  label: string;
  /** `isBefore` is the same in the period before. */
  series: { key: string; name: string; isBefore?: boolean }[];
  unit: Unit;
}
