import "../locales";
import { useTranslation } from "react-i18next";
import { isClosed } from "@/app/nav";
import { useModule, useSession } from "@/app/session";
import { money, month, number, percent } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Card, CardHead, cn } from "@/ui/basics";
import { ChartCard } from "@/ui/ChartCard";
import { Bars, Delta } from "@/ui/numbers";
import { FollowUps } from "./FollowUps";
import { Funnel } from "./Funnel";
import type { Card as Figure, Home, Top } from "./api";

/** Below the first numbers: the trend and the funnel, then what waits and who sells. */
export default function Bands({ home, others }: { home: Home; others: Figure[] }) {
  const { t } = useTranslation();
  const { user, is_leader } = useSession();
  const trend = home.trend.map((row) => ({ month: month(row.month), won_total: row.won_total }));
  const sells = useModule("sales");
  const hasTeam = user.role !== "sales" || is_leader;
  if (!sells) return <Waits waiting={home.waiting} others={others} />;
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <ChartCard name="langgan-trend" title={t("home.trend")} hint={t("home.trendHint")} kind="line" rows={trend} label="month" series={[{ key: "won_total", name: t("home.won_total_month") }]} unit="money" />
        <Funnel steps={home.funnel} />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <FollowUps />
        <Waits waiting={home.waiting} others={others} />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        {hasTeam && <Best title={t("home.topOwners")} rows={home.top_owners} by="owner_id" />}
        <Best title={t("home.topProducts")} rows={home.top_products} by="product_id" />
      </div>
    </>
  );
}

function Waits({ waiting, others }: { waiting: Home["waiting"]; others: Figure[] }) {
  const { t } = useTranslation();
  const session = useSession();
  const open = waiting.filter(({ link }) => !isClosed(session, link.split("?")[0] ?? ""));
  if (open.length + others.length === 0) return null;
  return (
    <Card>
      <CardHead title={t("home.waiting")} />
      <ul className="pb-2">
        {open.map((row) => (
          <li key={row.key}>
            <AppLink href={row.link} className="flex min-h-10 items-center justify-between gap-3 px-5 hover:bg-row-hover max-md:min-h-11">
              <span>{t(`home.${row.key}`)}</span>
              <span className={cn("num min-w-6 text-center", row.count > 0 ? "rounded-full bg-accent px-2 font-semibold text-accent-foreground" : "text-muted-foreground")}>{number(row.count)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
      <ul className="border-t py-2 empty:hidden">
        {others.map((card) => (
          <li key={card.key}>
            <AppLink href={card.link} className="flex min-h-12 items-center justify-between gap-3 px-5 hover:bg-row-hover">
              <span>{t(`home.${card.key}`)}</span>
              <span className="grid justify-items-end">
                <span className="num font-semibold">{card.unit === "money" ? money(card.value) : card.unit === "percent" ? percent(card.value) : number(card.value)}</span>
                <span title={t("home.against")}>
                  <Delta {...card} against={undefined} />
                </span>
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Best({ title, rows, by }: { title: string; rows: Top[]; by: string }) {
  const { t } = useTranslation();
  return (
    <Card>
      <CardHead title={title} />
      <div className="px-5 pb-5">
        {rows.length === 0 ? <p className="text-muted-foreground">{t("home.noSales")}</p> : <Bars unit="money" rows={rows.map((row) => ({ key: row.id, label: row.name, value: row.total, link: `/deals?status=won&${by}=${row.id}` }))} />}
      </div>
    </Card>
  );
}
