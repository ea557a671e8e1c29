import "./locales";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, entriesFor } from "@/app/nav";
import { useMay, useSession } from "@/app/session";
import { locale } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Card as Panel, PageHead } from "@/ui/basics";
import { KpiCard } from "@/ui/numbers";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { type Card, type Home, isFresh, useHome } from "./home/api";
import { isAway } from "./home/steps";

// Asked for at once, shown when the numbers are there.
const loadBands = () => import("./home/Bands");
void loadBands();
const Bands = lazy(loadBands);
const FirstSteps = lazy(() => import("./home/FirstSteps"));
const DemoOffer = lazy(() => import("./home/DemoOffer"));

/** The numbers that come first; the others follow below. */
const FIRST = ["won_total", "new_leads", "conversion", "pipeline"];

/** Where everybody lands: this month's numbers, the trend, the funnel, and what waits. */
export default function HomePage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const sells = useMay("use_leads");
  const home = useHome();
  const today = new Intl.DateTimeFormat(locale() === "en" ? "en-GB" : "id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date());
  return (
    <>
      <PageHead
        title={t("home.greeting", { name: user.name.split(" ")[0] })}
        hint={today}
        actions={
          sells && (
            <Link to="/leads" search={{ new: "1" } as never} className="inline-flex h-9 items-center gap-2 rounded-md bg-accent px-3.5 font-medium text-accent-foreground hover:bg-[var(--yellow-500)] max-md:h-11">
              <Plus className="size-4" aria-hidden />
              {t("lead.new")}
            </Link>
          )
        }
      />
      <Loaded of={home} skeleton={<HomeSkeleton />}>
        {(data) =>
          sells ? (
            <Numbers home={data} />
          ) : (
            <div className="grid grid-cols-1 gap-4">
              <Cards cards={data.cards} />
              <Waiting />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

/** For those whose work is not told by numbers: where it is, and what waits there. */
function Waiting() {
  const { t } = useTranslation();
  const session = useSession();
  const entries = entriesFor(session).filter(({ to }) => to !== "/");
  if (entries.some(({ module }) => module)) {
    return (
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {entries.map((entry) => (
          <li key={entry.to}>
            <Place entry={entry} count={entry.badge ? (session.badges[entry.badge] ?? 0) : 0} />
          </li>
        ))}
      </ul>
    );
  }
  const places: [href: string, name: string][] = [...entries.map(({ to, name }): [string, string] => [to, t(`nav.${name}`)]), ["/notifications", t("nav.notifications")], ["/profile", t("nav.profile")]];
  return (
    <Panel>
      <EmptyState
        title={t("home.welcome")}
        action={
          <div className="mt-2 flex flex-wrap justify-center gap-2">
            {places.map(([href, name]) => (
              <AppLink key={href} href={href} className="inline-flex h-9 items-center rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
                {name}
              </AppLink>
            ))}
          </div>
        }
      >
        {t(session.user.role === "technician" ? "home.technicianToday" : "home.staffToday")}
      </EmptyState>
    </Panel>
  );
}

/** A way to one's work, with how much of it waits. */
function Place({ entry: { to, name, icon: Icon }, count }: { entry: Entry; count: number }) {
  const { t } = useTranslation();
  return (
    <AppLink href={to} className="flex h-full min-h-20 items-center gap-4 rounded-xl border bg-card px-5 hover:bg-row-hover">
      <Icon className="size-6 shrink-0 text-muted-foreground" aria-hidden />
      <span className="min-w-0 flex-1 truncate text-lg font-semibold">{t(`nav.${name}`)}</span>
      {count > 0 && <span className="rounded-full bg-accent px-2.5 py-0.5 text-sm font-semibold text-accent-foreground">{t("home.waits", { count })}</span>}
    </AppLink>
  );
}

/** The numbers at the top; nothing where there are none. */
function Cards({ cards }: { cards: Card[] }) {
  const { t } = useTranslation();
  if (cards.length === 0) return null;
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:gap-3 xl:grid-cols-4">
      {cards.map(({ key, ...card }) => (
        <KpiCard key={key} label={t(`home.${key}`)} against={t("home.against")} {...card} />
      ))}
    </div>
  );
}

function Numbers({ home }: { home: Home }) {
  const { user } = useSession();
  // The owner keeps the list until everything on it is done; others see it where nothing has happened yet.
  const isBeginning = user.role === "owner" || isFresh(home);
  const chosen = FIRST.flatMap((key) => home.cards.filter((card) => card.key === key));
  const first = chosen.length > 0 ? chosen : home.cards;
  return (
    <div className="grid grid-cols-1 gap-4">
      {isBeginning && !isAway("steps", user.id) && (
        <Suspense>
          <FirstSteps />
        </Suspense>
      )}
      {user.role === "owner" && !isAway("demo", user.id) && (
        <Suspense>
          <DemoOffer user={user.id} />
        </Suspense>
      )}
      <Cards cards={first} />
      <Suspense fallback={<Skeleton className="late h-96" />}>
        <Bands home={home} others={home.cards.filter((card) => !first.includes(card))} />
      </Suspense>
    </div>
  );
}

function HomeSkeleton() {
  return (
    <div className="late grid gap-4" aria-busy="true">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} className="h-24" />
        ))}
      </div>
      <Skeleton className="h-80" />
    </div>
  );
}
