import { Navigate, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Suspense, lazy, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { onSessionLost } from "@/lib/api";
import { useLiveEvents } from "@/lib/live";
import { useSequences } from "@/lib/shortcuts";
import { toast } from "@/lib/toast";
import { cn } from "@/ui/basics";
import { Skeleton } from "@/ui/states";
import { Announcer } from "./Announcer";
import { BottomBar } from "./BottomBar";
import { OfflineBar } from "./OfflineBar";
import { speak } from "./i18n";
import { ON_THE_ROAD, entriesFor, isClosed } from "./nav";
import { People } from "./People";
import { type Session, SessionContext, may, useMe } from "./session";
import { Sidebar } from "./Sidebar";
import { wear } from "./theme";
import { TopBar } from "./TopBar";
import { useLeftBehind } from "./useLeftBehind";

const Palette = lazy(() => import("./Palette"));
const NotFound = lazy(() => import("./NotFound"));
const ShortcutHelp = lazy(() => import("./ShortcutHelp"));

/** The frame around every page: who is in, where one can go, what waits. */
export default function Shell() {
  const me = useMe();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.href });
  useEffect(
    () =>
      onSessionLost(() => {
        toast.info(t("frame.signedOut"));
        void navigate({ to: "/login", search: { next: location.pathname + location.search } as never });
      }),
    [navigate, t],
  );
  useEffect(() => {
    // While the login page is being loaded this frame is still here.
    if (me.error && !path.startsWith("/login")) void navigate({ to: "/login", search: { next: path } as never, replace: true });
  }, [me.error, navigate, path]);
  if (!me.data) return <div className="h-dvh bg-background" />;
  if (me.data.user.must_change_password && path !== "/password") return <Navigate to="/password" replace />;
  return (
    <SessionContext value={me.data}>
      <People>
        <Frame session={me.data} />
      </People>
    </SessionContext>
  );
}

function Frame({ session }: { session: Session }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isNarrow, setNarrow] = useState(localStorage.getItem("langgan.sidebar") === "narrow");
  const [shown, show] = useState<"search" | "help" | null>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isOnTheRoad = ON_THE_ROAD.includes(session.user.role);
  useLiveEvents();
  useLeftBehind(session.user.id, may(session, "use_records"));
  useEffect(() => {
    speak(session.user.locale);
    wear(session.user.theme);
  }, [session.user.locale, session.user.theme]);
  const collapse = () => setNarrow((was) => !was);
  useEffect(() => localStorage.setItem("langgan.sidebar", isNarrow ? "narrow" : "wide"), [isNarrow]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") return setOpen(false);
      const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
      if (key !== "k" && key !== "b") return;
      event.preventDefault();
      if (key === "k") show("search");
      else setNarrow((was) => !was);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  useGoTo(session, () => show("help"));
  return (
    <div className="flex min-h-dvh">
      <a href="#content" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:border focus:bg-card focus:px-3 focus:py-2">
        {t("app.skip")}
      </a>
      {isOpen && <button type="button" aria-label={t("action.close")} className="fixed inset-0 z-30 bg-[var(--navy-950)]/45 md:hidden" onClick={() => setOpen(false)} />}
      <Sidebar session={session} isOpen={isOpen} isNarrow={isNarrow} onGo={() => setOpen(false)} />
      <div className={cn("flex min-w-0 flex-1 flex-col", isNarrow ? "md:pl-[60px]" : "md:pl-[236px]", isOnTheRoad && "max-md:pb-16")}>
        <OfflineBar />
        <TopBar session={session} isOnTheRoad={isOnTheRoad} onMenu={() => setOpen(true)} onCollapse={collapse} onSearch={() => show("search")} onHelp={() => show("help")} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[1440px] flex-1 p-4 outline-none md:p-5">
          <Suspense fallback={<Skeleton className="late h-96" />}>
            {isClosed(session, path) ? <NotFound /> : <Outlet />}
          </Suspense>
        </main>
      </div>
      {isOnTheRoad && <BottomBar session={session} onMore={() => setOpen(true)} />}
      <Announcer />
      <Suspense>
        {shown === "search" && <Palette session={session} onClose={() => show(null)} />}
        {shown === "help" && <ShortcutHelp session={session} onClose={() => show(null)} />}
      </Suspense>
    </div>
  );
}

/** `g` and a letter goes somewhere; `?` tells which. */
function useGoTo(session: Session, help: () => void) {
  const navigate = useNavigate();
  const places = entriesFor(session).flatMap(({ key, to }) => (key ? [[`g ${key}`, () => void navigate({ to })] as const] : []));
  useSequences({ ...Object.fromEntries(places), "?": help });
}
