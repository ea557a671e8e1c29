import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { query } from "@/lib/api";
import { locale, money, number, percent } from "@/lib/format";
import { useListState, useOne } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, Card } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { type Month, monthOf, shifted } from "./month";

interface Figures {
  leads: number;
  activities: number;
  conversions: number;
  conversion_bps: number | null;
  revenue: number;
}

/** How one's own month went: leads, activities, conversions, revenue, beside the month before. */
export default function OwnReport() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const sells = useMay("use_leads");
  const now = monthOf(search.month);
  const before = shifted(now, -1);
  const figures = [useFigures(now.key, sells), useFigures(before.key, sells)] as const;
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
  const rows: [field: keyof Figures, say: (value: number) => string, link?: string][] = [
    ["leads", number, `/leads?owner_id=${user.id}&${days.leads}`],
    ["activities", number],
    ["conversions", number, `/deals?status=won&owner_id=${user.id}&${days.won}`],
    ["conversion_bps", percent],
    ["revenue", money, `/deals?status=won&owner_id=${user.id}&${days.won}`],
  ];
  return (
    <dl>
      {rows.map(([field, say, link]) => {
        const said = ({ [field]: value }: Figures) => (value === null ? "–" : say(value));
        return (
          <div key={field} className="flex min-h-12 flex-wrap items-baseline justify-between gap-x-4 border-t px-5 py-3">
            <dt className="text-muted-foreground">{t(`accounts.report.${field}`)}</dt>
            <dd className="num text-right">
              <span className="text-lg font-semibold">{link && now[field] ? <AppLink href={link} className="hover:underline">{said(now)}</AppLink> : said(now)}</span>
              {before && <span className="block text-sm text-muted-foreground">{t("accounts.report.against", { value: said(before) })}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const useFigures = (month: string, isOn: boolean) => useOne<Figures>(`/api/me/report${query({ month })}`, isOn);
