import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { day, money, month, number } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Card, CardHead, PageHead } from "@/ui/basics";
import { AppLink } from "@/ui/AppLink";
import { Bars, Chart, KpiCard, type Unit } from "@/ui/numbers";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";

interface Home {
  cards: { key: string; unit: Unit; value: number; previous: number | null; sparkline: number[]; link: string }[];
  trend: { month: string; won_total: number; won_count: number; lost: number; new_leads: number }[];
  funnel: { stage_id: string; name: string; leads: number }[];
  waiting: { key: string; count: number; value: number | null; link: string }[];
  top_owners: Top[];
  top_products: Top[];
}

interface Top {
  id: string;
  name: string;
  total: number;
  deals: number;
}

/** Where everybody lands: this month's numbers, the trend, the funnel, and what waits. */
export default function HomePage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const home = useOne<Home>("/api/home");
  return (
    <>
      <PageHead title={t("home.greeting", { name: user.name.split(" ")[0] })} hint={day(new Date().toISOString())} />
      <Loaded of={home} skeleton={<HomeSkeleton />}>
        {(data) => (data.cards.length === 0 ? <EmptyState title={t("home.welcome")}>{t("home.welcomeText")}</EmptyState> : <Numbers home={data} />)}
      </Loaded>
    </>
  );
}

function HomeSkeleton() {
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} className="h-24" />
        ))}
      </div>
      <Skeleton className="h-80" />
    </div>
  );
}

function Numbers({ home }: { home: Home }) {
  const { t } = useTranslation();
  const trend = home.trend.map((row) => ({ month: month(row.month), won_total: row.won_total }));
  const funnel = home.funnel.map((step) => ({ key: step.stage_id, label: step.name, value: step.leads }));
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {home.cards.slice(0, 4).map(({ key, ...card }) => (
          <KpiCard key={key} label={t(`home.${key}`)} against={t("home.against")} {...card} />
        ))}
      </div>
      <div className="grid gap-4 xl:grid-cols-[2fr_1fr]">
        <Card>
          <CardHead title={t("home.trend")} hint={t("home.trendHint")} />
          <div className="px-3 pb-4">
            <Chart kind="line" rows={trend} label="month" series={[{ key: "won_total", name: t("home.won_total") }]} unit="money" />
          </div>
        </Card>
        <Card>
          <CardHead title={t("home.funnel")} hint={t("home.funnelHint")} />
          <div className="px-5 pb-5">
            <Bars rows={funnel} unit="integer" />
          </div>
        </Card>
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        <Waits waiting={home.waiting} cards={home.cards.slice(4)} />
        <Best title={t("home.topOwners")} rows={home.top_owners} />
        <Best title={t("home.topProducts")} rows={home.top_products} />
      </div>
    </div>
  );
}

function Waits({ waiting, cards }: { waiting: Home["waiting"]; cards: Home["cards"] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHead title={t("home.waiting")} />
      <ul className="pb-3">
        {waiting.map((row) => (
          <li key={row.key}>
            <AppLink href={row.link} className="flex items-center justify-between gap-3 px-5 py-2 hover:bg-row-hover">
              <span>{t(`home.${row.key}`)}</span>
              <span className={row.count > 0 ? "num rounded-full bg-accent px-2 font-semibold text-accent-foreground" : "num text-muted-foreground"}>{number(row.count)}</span>
            </AppLink>
          </li>
        ))}
        {cards.map((card) => (
          <li key={card.key}>
            <AppLink href={card.link} className="flex items-center justify-between gap-3 px-5 py-2 hover:bg-row-hover">
              <span>{t(`home.${card.key}`)}</span>
              <span className="num font-semibold">{card.unit === "money" ? money(card.value) : card.unit === "percent" ? `${card.value / 100}%` : number(card.value)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Best({ title, rows }: { title: string; rows: Top[] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHead title={title} />
      <div className="px-5 pb-5">
        {rows.length === 0 ? <p className="text-muted-foreground">{t("home.noSales")}</p> : <Bars unit="money" rows={rows.map((row) => ({ key: row.id, label: row.name, value: row.total }))} />}
      </div>
    </Card>
  );
}
