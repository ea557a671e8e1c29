import { Link, Navigate, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import {
  BarChart3, Bell, Building2, CheckCheck, ClipboardList, Handshake, LayoutDashboard, type LucideIcon, Menu as MenuIcon, Moon, Package, PanelLeft, Search, Settings, Sun, UserRound, Users, Wifi,
} from "lucide-react";
import { Suspense, lazy, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, cn } from "@/ui/basics";
import { Menu } from "@/ui/overlays";
import { Skeleton } from "@/ui/states";
import { onSessionLost, patch, post } from "@/lib/api";
import { initials } from "@/lib/format";
import { useLiveEvents, useShortcut } from "@/lib/hooks";
import { speak } from "./i18n";
import { type Session, SessionContext, useMe } from "./session";
import { wear } from "./theme";

const Palette = lazy(() => import("./Palette"));
const Bells = lazy(() => import("@/capabilities/notify/Bell"));

interface Entry {
  to: string;
  name: string;
  icon: LucideIcon;
  permission?: string;
  badge?: string;
}

const SECTIONS: { name: string; entries: Entry[] }[] = [
  { name: "main", entries: [{ to: "/", name: "home", icon: LayoutDashboard }] },
  {
    name: "sales",
    entries: [
      { to: "/leads", name: "leads", icon: ClipboardList, permission: "use_leads", badge: "overdue" },
      { to: "/deals", name: "deals", icon: Handshake, permission: "read_deals" },
      { to: "/approvals", name: "approvals", icon: CheckCheck, permission: "read_deals", badge: "approvals" },
      { to: "/customers", name: "customers", icon: Building2, permission: "use_customers" },
      { to: "/services", name: "services", icon: Wifi, permission: "use_customers" },
    ],
  },
  {
    name: "manage",
    entries: [
      { to: "/products", name: "products", icon: Package, permission: "read_products" },
      { to: "/reports", name: "reports", icon: BarChart3, permission: "read_deals" },
      { to: "/users", name: "users", icon: Users, permission: "read_users" },
      { to: "/settings", name: "settings", icon: Settings, permission: "manage_settings" },
      { to: "/audit", name: "audit", icon: ClipboardList, permission: "read_audit" },
    ],
  },
];

/** The frame around every page: who is in, where one can go, what waits. */
export function Shell() {
  const me = useMe();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.href });
  useEffect(() => onSessionLost(() => void navigate({ to: "/login", search: { next: location.pathname } as never })), [navigate]);
  useEffect(() => {
    // While the login page is being loaded this frame is still here.
    if (me.error && !path.startsWith("/login")) void navigate({ to: "/login", search: { next: path } as never, replace: true });
  }, [me.error, navigate, path]);
  if (!me.data) return <Skeleton className="h-dvh rounded-none" />;
  if (me.data.user.must_change_password && path !== "/password") return <Navigate to="/password" replace />;
  return (
    <SessionContext value={me.data}>
      <Frame session={me.data} />
    </SessionContext>
  );
}

function Frame({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [isNarrow, setNarrow] = useState(localStorage.getItem("langgan.sidebar") === "narrow");
  const [isSearching, setSearching] = useState(false);
  useLiveEvents(true);
  useEffect(() => {
    speak(session.user.locale);
    wear(session.user.theme);
  }, [session.user.locale, session.user.theme]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setSearching(true);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  useGoTo();
  const narrow = () => {
    localStorage.setItem("langgan.sidebar", isNarrow ? "wide" : "narrow");
    setNarrow(!isNarrow);
  };
  const isDark = document.documentElement.classList.contains("dark");
  const change = (changes: { theme?: string; locale?: string }) =>
    void patch("/api/me", changes).then(() => {
      if (changes.theme) wear(changes.theme as "light");
      if (changes.locale) speak(changes.locale as "id");
      void navigate({ to: ".", search: true as never });
    });
  return (
    <div className="flex min-h-dvh">
      <a href="#content" className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-card focus:p-2">
        {t("app.skip")}
      </a>
      {isOpen && <button type="button" aria-label={t("action.close")} className="fixed inset-0 z-30 bg-[var(--navy-950)]/45 md:hidden" onClick={() => setOpen(false)} />}
      <Sidebar session={session} isOpen={isOpen} isNarrow={isNarrow} onGo={() => setOpen(false)} />
      <div className={cn("flex min-w-0 flex-1 flex-col", isNarrow ? "md:pl-[60px]" : "md:pl-[236px]")}>
        <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b bg-card px-4">
          <Button look="ghost" size="icon" className="md:hidden" aria-label={t("nav.menu")} onClick={() => setOpen(true)}>
            <MenuIcon className="size-5" aria-hidden />
          </Button>
          <Button look="ghost" size="icon" className="max-md:hidden" aria-label={t("nav.collapse")} onClick={narrow}>
            <PanelLeft className="size-4" aria-hidden />
          </Button>
          <button type="button" className="flex h-9 max-w-96 min-w-0 flex-1 items-center gap-2 rounded-md border bg-muted px-3 text-muted-foreground" onClick={() => setSearching(true)}>
            <Search className="size-4 shrink-0" aria-hidden />
            <span className="truncate">{t("nav.search")}</span>
            <kbd className="ml-auto rounded-sm border bg-card px-1.5 text-2xs max-md:hidden">Ctrl K</kbd>
          </button>
          <div className="ml-auto flex items-center gap-1">
            <Button look="ghost" size="sm" aria-label={t("nav.language")} onClick={() => change({ locale: session.user.locale === "id" ? "en" : "id" })}>
              {session.user.locale.toUpperCase()}
            </Button>
            <Button look="ghost" size="icon" aria-label={t("nav.theme")} onClick={() => change({ theme: isDark ? "light" : "dark" })}>
              {isDark ? <Sun className="size-4" aria-hidden /> : <Moon className="size-4" aria-hidden />}
            </Button>
            <Suspense fallback={<Bell className="m-2.5 size-4" aria-hidden />}>
              <Bells count={session.badges.notifications ?? 0} />
            </Suspense>
            <UserMenu session={session} />
          </div>
        </header>
        <main id="content" className="mx-auto w-full max-w-[1440px] flex-1 p-4 md:p-5">
          <Suspense fallback={<Skeleton className="h-96" />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {isSearching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** `g l` leads, `g d` deals, `g c` customers. */
function useGoTo() {
  const navigate = useNavigate();
  const [isGoing, setGoing] = useState(false);
  useShortcut("g", () => {
    setGoing(true);
    setTimeout(() => setGoing(false), 1_000);
  });
  const go = (to: string) => () => {
    if (isGoing) void navigate({ to });
  };
  useShortcut("l", go("/leads"));
  useShortcut("d", go("/deals"));
  useShortcut("c", go("/customers"));
}

interface SidebarProps {
  session: Session;
  isOpen: boolean;
  isNarrow: boolean;
  onGo: () => void;
}

function Sidebar({ session, isOpen, isNarrow, onGo }: SidebarProps) {
  const { t } = useTranslation();
  const may = (entry: Entry) => !entry.permission || session.permissions.includes(entry.permission);
  return (
    <nav
      aria-label={t("nav.menu")}
      className={cn(
        "fixed inset-y-0 left-0 z-30 flex w-[236px] flex-col gap-4 overflow-y-auto bg-sidebar px-3 py-3 text-sidebar-foreground transition-transform max-md:-translate-x-full",
        isOpen && "max-md:translate-x-0",
        isNarrow && "md:w-[60px] md:px-2",
      )}
    >
      <Link to="/" className="flex items-center gap-2.5 px-1" onClick={onGo}>
        <img src="/favicon.svg" alt="" className="size-8 shrink-0 rounded-lg" />
        <span className={cn("min-w-0", isNarrow && "md:hidden")}>
          <span className="block leading-tight font-semibold text-[var(--yellow-400)]">{t("app.name")}</span>
          <span className="block truncate text-xs text-sidebar-muted">{session.workspace.name}</span>
        </span>
      </Link>
      {SECTIONS.map((section) => {
        const entries = section.entries.filter(may);
        if (entries.length === 0) return null;
        return (
          <div key={section.name}>
            <p className={cn("px-2.5 pb-1 text-xs text-sidebar-muted", isNarrow && "md:hidden")}>{t(`nav.${section.name}`)}</p>
            <ul className="grid gap-0.5">
              {entries.map((entry) => (
                <NavEntry key={entry.to} entry={entry} isNarrow={isNarrow} badge={entry.badge ? (session.badges[entry.badge] ?? 0) : 0} onGo={onGo} />
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}

function NavEntry({ entry, badge, isNarrow, onGo }: { entry: Entry; badge: number; isNarrow: boolean; onGo: () => void }) {
  const { t } = useTranslation();
  const Icon = entry.icon;
  return (
    <li>
      <Link
        to={entry.to}
        activeOptions={{ exact: entry.to === "/", includeSearch: false }}
        title={isNarrow ? t(`nav.${entry.name}`) : undefined}
        onClick={onGo}
        className="flex h-9 items-center gap-2.5 rounded-md px-2.5 hover:bg-sidebar-active max-md:h-11"
        activeProps={{ className: "bg-sidebar-active font-medium text-white shadow-[inset_3px_0_0_var(--yellow-400)]" }}
      >
        <Icon className="size-4 shrink-0" aria-hidden />
        <span className={cn("truncate", isNarrow && "md:hidden")}>{t(`nav.${entry.name}`)}</span>
        {badge > 0 && (
          <span className={cn("num ml-auto rounded-full bg-accent px-1.5 text-xs font-semibold text-accent-foreground", isNarrow && "md:hidden")}>{badge > 99 ? "99+" : badge}</span>
        )}
      </Link>
    </li>
  );
}

function UserMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const logout = async () => {
    await post("/api/auth/logout");
    location.assign("/login");
  };
  return (
    <Menu
      trigger={
        <button type="button" aria-label={t("nav.userMenu")} title={session.user.name} className="grid size-9 place-items-center rounded-full bg-sidebar text-xs font-semibold text-white">
          {initials(session.user.name)}
        </button>
      }
      entries={[
        { label: `${session.user.name} · ${t(`role.${session.user.role}`)}`, icon: <UserRound className="size-4" aria-hidden />, onSelect: () => void navigate({ to: "/profile" }) },
        { label: t("action.logout"), onSelect: () => void logout() },
      ]}
    />
  );
}
