import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { type Page, get, query } from "@/lib/api";
import { locale, money, number, percent } from "@/lib/format";
import { useListState } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, Card } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { type Month, monthOf, shifted } from "./month";

interface Report {
  columns: { key: string }[];
  rows: { id?: string; cells: (string | number | null)[] }[];
}

interface Figures {
  leads: number;
  activities: number;
  won: number;
  conversion: number;
  revenue: number;
}

/** How one's own month went: leads, activities, conversions, revenue, beside the month before. */
export default function OwnReport() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const sells = useMay("use_leads");
  const now = monthOf(search.month);
  const before = shifted(now, -1);
  const figures = [useFigures(now, sells), useFigures(before, sells)] as const;
  const title = new Intl.DateTimeFormat(locale() === "en" ? "en-GB" : "id-ID", { month: "long", year: "numeric" }).format(new Date(`${now.from}T12:00:00`));
  if (!sells) {
    return (
      <Card>
        <EmptyState title={t("accounts.report.noSales")} />
      </Card>
    );
  }
  return (
    <Card>
      <header className="flex items-center justify-between gap-3 px-5 pt-4 pb-3">
        <div>
          <h2 className="font-semibold">{t("accounts.report.title", { month: title })}</h2>
          <p className="text-sm text-muted-foreground">{t("accounts.report.hint")}</p>
        </div>
        <span className="flex">
          <Button look="ghost" size="icon" aria-label={t("accounts.report.previous")} onClick={() => set({ month: before.key })}>
            <ChevronLeft className="size-4" aria-hidden />
          </Button>
          <Button look="ghost" size="icon" aria-label={t("accounts.report.next")} disabled={now.key >= monthOf().key} onClick={() => set({ month: shifted(now, 1).key })}>
            <ChevronRight className="size-4" aria-hidden />
          </Button>
        </span>
      </header>
      <Loaded of={figures[0]} skeleton={<Skeleton className="mx-5 mb-5 h-32" />}>
        {(data) => <Rows month={now} now={data} before={figures[1].data} />}
      </Loaded>
    </Card>
  );
}

function Rows({ month, now, before }: { month: Month; now: Figures; before: Figures | undefined }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const days = { leads: `created_on_from=${month.from}&created_on_to=${month.to}`, won: `won_on_from=${month.from}&won_on_to=${month.to}` };
  const rows: [field: keyof Figures, said: (value: number) => string, link?: string][] = [
    ["leads", number, `/leads?owner_id=${user.id}&${days.leads}`],
    ["activities", number],
    ["won", number, `/deals?status=won&owner_id=${user.id}&${days.won}`],
    ["conversion", percent],
    ["revenue", money, `/deals?status=won&owner_id=${user.id}&${days.won}`],
  ];
  return (
    <dl>
      {rows.map(([field, said, link]) => (
        <div key={field} className="flex min-h-12 flex-wrap items-baseline justify-between gap-x-4 border-t px-5 py-3">
          <dt className="text-muted-foreground">{t(`accounts.report.${field}`)}</dt>
          <dd className="num text-right">
            <span className="text-lg font-semibold">{link && now[field] > 0 ? <AppLink href={link} className="hover:underline">{said(now[field])}</AppLink> : said(now[field])}</span>
            {before && <span className="block text-sm text-muted-foreground">{t("accounts.report.against", { value: said(before[field]) })}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One's own figures of a month, from the reports that everybody reads. */
function useFigures({ from, to }: Month, isOn: boolean) {
  const { user } = useSession();
  const own = (report: Report, column: string) => {
    const at = report.columns.findIndex((known) => known.key === column);
    return Number(report.rows.find((row) => row.id === user.id)?.cells[at] ?? 0);
  };
  return useQuery({
    queryKey: ["/api/reports", "own", from],
    enabled: isOn,
    queryFn: async (): Promise<Figures> => {
      const [sales, leads, activities] = await Promise.all([
        get<Report>(`/api/reports/sales-by${query({ group: "owner", from, to })}`),
        get<Report>(`/api/reports/leads-by${query({ group: "owner", from, to })}`),
        get<Page<unknown>>(`/api/activities${query({ author_id: user.id, on_day_from: from, on_day_to: to, per_page: 1 })}`),
      ]);
      return { leads: own(leads, "leads"), activities: activities.total, won: own(sales, "deals"), conversion: own(leads, "conversion"), revenue: own(sales, "total") };
    },
  });
}
