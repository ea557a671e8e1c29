import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import { Suspense, lazy } from "react";
import { number, percent, shortMoney } from "@/lib/format";
import { AppLink } from "./AppLink";
import { Card, cn } from "./basics";
import { Skeleton } from "./states";

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
    <svg viewBox="0 0 84 28" className="h-7 w-20 shrink-0" aria-hidden>
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
  const change = previous ? ((value - previous) / Math.abs(previous)) * 10_000 : undefined;
  const isUp = (change ?? 0) >= 0;
  const Arrow = isUp ? ArrowUpRight : ArrowDownRight;
  return (
    <AppLink href={link} className="block rounded-xl">
      <Card className="h-full px-4 py-3.5 hover:bg-row-hover">
        <p className="text-sm text-muted-foreground">{label}</p>
        <div className="flex items-end justify-between gap-2">
          <p className="num text-kpi font-semibold tracking-tight whitespace-nowrap">{inUnit(value, unit)}</p>
          <Spark values={sparkline} />
        </div>
        {change !== undefined && (
          <p className={cn("flex items-center gap-1 text-xs", isUp ? "text-success" : "text-danger")}>
            <Arrow className="size-3.5" aria-hidden />
            <span className="num font-medium">{percent(Math.abs(Math.round(change)))}</span>
            <span className="text-muted-foreground">{against}</span>
          </p>
        )}
      </Card>
    </AppLink>
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
            <span className="truncate">{row.label}</span>
            <span className="num font-semibold">{inUnit(row.value, unit)}</span>
          </span>
          <span className="h-2 rounded-full bg-muted">
            <span
              className={cn("block h-2 rounded-full", index === rows.length - 1 ? "bg-accent" : "bg-chart-1")}
              style={{ width: `${Math.max(1, (row.value / longest) * 100)}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

const Drawn = lazy(() => import("./Chart"));

export interface ChartProps {
  kind: "line" | "bar";
  rows: Record<string, string | number>[];
  label: string;
  series: { key: string; name: string }[];
  unit: Unit;
}

/** A chart, loaded when it is needed; whoever shows it shows the table too. */
export function Chart(props: ChartProps) {
  return (
    <div className="h-72" role="img" aria-label={props.series.map((series) => series.name).join(", ")}>
      <Suspense fallback={<Skeleton className="h-full" />}>
        <Drawn {...props} />
      </Suspense>
    </div>
  );
}
