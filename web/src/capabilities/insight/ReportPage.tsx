import "./locales";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useModule, useSession } from "@/app/session";
import { day, dayIn } from "@/lib/format";
import { useListState, useOne } from "@/lib/hooks";
import { Card, PageHead, cn } from "@/ui/basics";
import { ExportMenu } from "@/ui/table/ExportMenu";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { Choose } from "./report/Choose";
import { Controls } from "./report/Controls";
import { ReportChart } from "./report/ReportChart";
import { RowsTable } from "./report/RowsTable";
import { Totals } from "./report/Totals";
import { type Offered, type Report, againstOf, askedOf, heldAgainst, useReport } from "./report/api";

/** A report with more rows is better taken along as a file that is made in the background. */
const MANY = 10_000;

/** Reports: choose one, a period and a grouping; the same rows as chart, table and file. */
export default function ReportPage() {
  const { t } = useTranslation();
  const first = useModule("sales") ? "sales-summary" : "active-customers";
  const { key = first } = useParams({ strict: false }) as { key?: string };
  const state = useListState();
  const { search } = state;
  const catalogue = useOne<{ data: Offered[] }>("/api/reports");
  const offered = catalogue.data?.data.find((row) => row.key === key);
  const asked = catalogue.isPending ? null : askedOf(search, offered);
  const report = useReport(key, asked);
  const now = report.data;
  const isFresh = !report.isPlaceholderData;
  const against = againstOf(search);
  const { time_zone } = useSession().workspace;
  const earlier = useReport(key, against && now && isFresh && asked ? { ...asked, preset: undefined, ...heldAgainst(now, against, dayIn(time_zone)) } : null);
  const before = against && isFresh ? earlier.data : undefined;
  const period = now && isFresh ? `${day(now.from)} – ${day(now.to)}` : "";
  return (
    <>
      <PageHead
        title={offered?.title ?? t("nav.reports")}
        hint={period || " "}
        actions={
          asked && <ExportMenu path={`/api/reports/${key}`} search={asked} isLarge={now && now.rows.length > MANY} />
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Choose reports={catalogue.data?.data ?? []} current={key} search={search} />
        <div className="min-w-0">
          <Controls state={state} offered={offered} period={period} />
          <Loaded of={report} skeleton={<ReportSkeleton />}>
            {(data) => <Shown report={data} before={before} name={key} isOld={!isFresh} />}
          </Loaded>
        </div>
      </div>
    </>
  );
}

interface ShownProps {
  report: Report;
  before: Report | undefined;
  name: string;
  isOld: boolean;
}

function Shown({ report, before, name, isOld }: ShownProps) {
  const { t } = useTranslation();
  if (report.rows.length === 0) {
    return (
      <Card>
        <EmptyState title={t("report.empty")}>{t("reports.emptyText")}</EmptyState>
      </Card>
    );
  }
  return (
    <div className={cn(isOld && "opacity-60")}>
      <Totals report={report} before={before} />
      <div className="grid grid-cols-1 gap-4">
        <ReportChart report={report} before={before} name={name} />
        <RowsTable report={report} />
      </div>
    </div>
  );
}

function ReportSkeleton() {
  return (
    <div className="late grid gap-4" aria-busy="true">
      <Skeleton className="h-20" />
      <Skeleton className="h-80" />
      <Skeleton className="h-64" />
    </div>
  );
}
