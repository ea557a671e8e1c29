import { useNavigate, useParams } from "@tanstack/react-router";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { get, query } from "@/lib/api";
import { day, money, number, percent } from "@/lib/format";
import { useListState, useOne } from "@/lib/hooks";
import { useQuery } from "@tanstack/react-query";
import { Button, Card, CardHead, PageHead, cn } from "@/ui/basics";
import { AppLink } from "@/ui/AppLink";
import { Menu } from "@/ui/Menu";
import { Bars, Chart, type Unit } from "@/ui/numbers";
import { EmptyState, Loaded } from "@/ui/states";

type Cell = string | number | null;

interface Report {
  title: string;
  from: string;
  to: string;
  columns: { key: string; heading: string; kind: "text" | "integer" | "money" | "percent" | "day" }[];
  rows: { id: string | null; link: string | null; cells: Cell[] }[];
  totals: Cell[] | null;
  chart: { kind: "line" | "bar" | "funnel"; label: string; values: string[] };
}

interface Offered {
  key: string;
  title: string;
  groups: string[];
  has_granularity: boolean;
}

const PRESETS = ["today", "yesterday", "this_week", "last_week", "this_month", "last_month", "last_30_days", "last_90_days", "this_quarter", "last_quarter", "this_year", "last_year"];

/** Reports: choose one, a period and a grouping; the same rows as chart, table and file. */
export default function ReportPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { key = "sales-summary" } = useParams({ strict: false }) as { key?: string };
  const { search, set } = useListState();
  const catalogue = useOne<{ data: Offered[] }>("/api/reports");
  const offered = catalogue.data?.data.find((row) => row.key === key);
  const group = offered?.groups.includes(search.group ?? "") ? search.group : undefined;
  const isCustom = search.preset === "custom";
  const params = { preset: isCustom ? undefined : search.preset, from: isCustom ? search.from : undefined, to: isCustom ? search.to : undefined, group, granularity: offered?.has_granularity ? search.granularity : undefined };
  const isReady = !isCustom || Boolean(search.from && search.to);
  const report = useQuery({ queryKey: ["/api/reports", key, params], queryFn: () => get<Report>(`/api/reports/${key}${query(params)}`), placeholderData: (before) => before, enabled: isReady });
  const download = (format: string) => window.location.assign(`/api/reports/${key}${query({ ...params, format })}`);
  const select = (name: string, label: string, values: string[], say: (value: string) => string) => (
    <select aria-label={label} className="h-9 rounded-md border bg-card px-2.5 text-sm max-md:h-11" value={search[name] ?? ""} onChange={(event) => set({ [name]: event.target.value || undefined })}>
      {values.map((value, index) => (
        <option key={value} value={index === 0 ? "" : value}>
          {say(value)}
        </option>
      ))}
    </select>
  );
  return (
    <>
      <PageHead
        title={report.data?.title ?? t("nav.reports")}
        hint={report.data && `${day(report.data.from)} – ${day(report.data.to)}`}
        actions={
          <>
            <select aria-label={t("nav.reports")} className="h-9 rounded-md border bg-card px-2.5 text-sm font-medium max-md:h-11" value={key} onChange={(event) => void navigate({ to: `/reports/${event.target.value}`, search: search as never })}>
              {catalogue.data?.data.map((row) => (
                <option key={row.key} value={row.key}>
                  {row.title}
                </option>
              ))}
            </select>
            {select("preset", t("report.period"), ["this_month", ...PRESETS.filter((preset) => preset !== "this_month"), "custom"], (value) => t(`report.${value}`))}
            {isCustom &&
              (["from", "to"] as const).map((name) => (
                <input key={name} type="date" aria-label={t(`report.${name}`)} className="h-9 rounded-md border bg-card px-2 text-sm max-md:h-11" value={search[name] ?? ""} onChange={(event) => set({ [name]: event.target.value || undefined })} />
              ))}
            {offered && offered.groups.length > 1 && select("group", t("report.group"), offered.groups, (value) => t(`report.groups.${value}`))}
            {offered?.has_granularity && select("granularity", t("report.granularity"), ["", "day", "week", "month"], (value) => (value ? t(`report.${value}`) : `${t("report.granularity")}…`))}
            <Menu
              trigger={
                <Button>
                  <Download className="size-4" aria-hidden />
                  {t("action.export")}
                </Button>
              }
              entries={[
                { label: "Excel (.xlsx)", onSelect: () => download("xlsx") },
                { label: "CSV", onSelect: () => download("csv") },
              ]}
            />
          </>
        }
      />
      <Loaded of={report}>{(data) => (data.rows.length === 0 ? <EmptyState title={t("report.empty")} /> : <Drawn report={data} />)}</Loaded>
    </>
  );
}

function say(value: Cell, kind: Report["columns"][number]["kind"]) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return kind === "day" && /^\d{4}-/.test(value) ? day(value) : value;
  if (kind === "money") return money(value);
  if (kind === "percent") return percent(value);
  return number(value);
}

function Drawn({ report }: { report: Report }) {
  const at = (key: string) => report.columns.findIndex((column) => column.key === key);
  const label = at(report.chart.label);
  const first = report.columns[at(report.chart.values[0] ?? "")];
  const unit: Unit = first?.kind === "money" ? "money" : first?.kind === "percent" ? "percent" : "integer";
  const series = report.chart.values.map((key) => ({ key, name: report.columns[at(key)]?.heading ?? key }));
  const rows = report.rows.map((row) => ({
    label: say(row.cells[label] ?? null, report.columns[label]?.kind ?? "text"),
    ...Object.fromEntries(report.chart.values.map((key) => [key, Number(row.cells[at(key)] ?? 0)])),
  }));
  return (
    <div className="grid gap-4">
      <Card>
        <CardHead title={series[0]?.name} />
        <div className="px-5 pb-5">
          {report.chart.kind === "funnel" ? (
            <Bars unit={unit} rows={report.rows.map((row, index) => ({ key: String(index), label: String(row.cells[label]), value: Number(row.cells[at(report.chart.values[0] ?? "")]) }))} />
          ) : (
            <Chart kind={report.chart.kind} rows={rows.slice(0, 60)} label="label" series={series} unit={unit} />
          )}
        </div>
      </Card>
      <Card className="overflow-x-auto">
        <table className="num w-full text-sm">
          <thead className="bg-table-head text-xs text-muted-foreground">
            <tr>
              {report.columns.map((column, index) => (
                <th key={column.key} scope="col" className={cn("h-9 px-4 font-medium whitespace-nowrap", index === 0 ? "text-left" : "text-right")}>
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row, at) => (
              <tr key={row.id ?? at} className="h-10 border-t hover:bg-row-hover">
                {row.cells.map((cell, index) => (
                  <td key={index} className={cn("px-4 whitespace-nowrap", index === 0 ? "text-left" : "text-right")}>
                    {index === 0 && row.link ? (
                      <AppLink href={row.link} className="font-medium hover:underline">
                        {say(cell, report.columns[index]?.kind ?? "text")}
                      </AppLink>
                    ) : (
                      say(cell, report.columns[index]?.kind ?? "text")
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {report.totals && (
            <tfoot>
              <tr className="h-10 border-t-2 font-semibold">
                {report.totals.map((cell, index) => (
                  <td key={index} className={cn("px-4 whitespace-nowrap", index === 0 ? "text-left" : "text-right")}>
                    {say(cell, report.columns[index]?.kind ?? "text")}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </Card>
    </div>
  );
}
