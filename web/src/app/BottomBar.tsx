import { Link } from "@tanstack/react-router";
import { Bell, LayoutDashboard, type LucideIcon, Menu, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Session } from "./session";

const PLACES: { to: string; words: string; icon: LucideIcon; badge?: string }[] = [
  { to: "/", words: "nav.home", icon: LayoutDashboard },
  { to: "/notifications", words: "frame.inbox", icon: Bell, badge: "notifications" },
  { to: "/profile", words: "frame.account", icon: UserRound },
];

const face = "relative grid h-16 flex-1 place-content-center justify-items-center gap-1 text-xs text-muted-foreground";

/** Four big targets for one thumb. */
export function BottomBar({ session, onMore }: { session: Session; onMore: () => void }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("nav.main")} className="fixed inset-x-0 bottom-0 z-20 flex border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden">
      {PLACES.map(({ to, words, icon: Icon, badge }) => {
        const count = badge ? (session.badges[badge] ?? 0) : 0;
        return (
          <Link key={to} to={to} activeOptions={{ exact: to === "/" }} className={face} activeProps={{ className: "font-medium text-foreground before:absolute before:top-0 before:h-1 before:w-10 before:rounded-b-full before:bg-accent" }}>
            <Icon className="size-5" aria-hidden />
            {t(words)}
            {count > 0 && <span className="num absolute top-2 left-1/2 ml-2 rounded-full bg-accent px-1.5 text-2xs font-semibold text-accent-foreground">{count > 99 ? "99+" : count}</span>}
          </Link>
        );
      })}
      <button type="button" className={face} onClick={onMore}>
        <Menu className="size-5" aria-hidden />
        {t("frame.more")}
      </button>
    </nav>
  );
}
