import { useTranslation } from "react-i18next";
import { locale } from "@/lib/format";
import { ChartCard } from "@/ui/ChartCard";
import { type Cell, type Column, type Report, said, unitOf } from "./api";

/** More bars than these say less than the table. */
const MOST = 15;

/** A report drawn: through time as a line, by name as bars; with the period before where that is asked for. */
export function ReportChart({ report, before, name }: { report: Report; before: Report | undefined; name: string }) {
  const { t } = useTranslation();
  const { chart, columns, rows } = report;
  const at = (key: string) => columns.findIndex((column) => column.key === key);
  const label = at(chart.label);
  const isLine = chart.kind === "line";
  const shown = isLine ? rows : rows.slice(0, MOST);
  const first = chart.values[0] ?? "";
  const earlier = new Map(before?.rows.map((row, index) => [isLine ? String(index) : keyOf(row, label), row.cells[at(first)]]));
  const points = shown.map((row, index) => ({
    label: labelOf(row.cells[label] ?? null, columns[label]),
    ...Object.fromEntries(chart.values.map((key) => [key, Number(row.cells[at(key)] ?? 0)])),
    ...(before && { before: Number(earlier.get(isLine ? String(index) : keyOf(row, label)) ?? 0) }),
  }));
  const series = [...chart.values.map((key) => ({ key, name: columns[at(key)]?.heading ?? key })), ...(before ? [{ key: "before", name: t("reports.before"), isBefore: true }] : [])];
  const left = rows.length - shown.length;
  return <ChartCard name={name} title={columns[at(first)]?.heading} hint={left > 0 ? t("reports.others", { count: left }) : undefined} kind={isLine ? "line" : "bar"} rows={points} label="label" series={series} unit={unitOf(columns[at(first)]?.kind)} />;
}

const keyOf = (row: Report["rows"][number], label: number) => row.id ?? String(row.cells[label]);

/** Days are short on an axis. */
function labelOf(value: Cell, column: Column | undefined): string {
  if (column?.kind !== "day" || typeof value !== "string") return said(value, column?.kind ?? "text");
  return new Intl.DateTimeFormat(locale() === "en" ? "en-GB" : "id-ID", { day: "numeric", month: "short" }).format(new Date(`${value.slice(0, 10)}T12:00:00`));
}
