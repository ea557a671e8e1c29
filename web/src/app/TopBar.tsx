import { Bell, Menu as MenuIcon, PanelLeft, Search } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { Button, cn } from "@/ui/basics";
import type { Session } from "./session";

const Bells = lazy(() => import("@/capabilities/notify/Bell"));
const TopMenus = lazy(() => import("./TopMenus"));

interface TopBarProps {
  session: Session;
  /** Where the menu button is the bottom bar's. */
  isOnTheRoad: boolean;
  onMenu: () => void;
  onCollapse: () => void;
  onSearch: () => void;
  onHelp: () => void;
}

/** Search, make something new, what is new, and oneself. */
export function TopBar({ session, isOnTheRoad, onMenu, onCollapse, onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b bg-card px-4 max-md:gap-1 max-md:px-2">
      <Button look="ghost" size="icon" className={cn("md:hidden", isOnTheRoad && "max-md:hidden")} aria-label={t("nav.menu")} onClick={onMenu}>
        <MenuIcon className="size-5" aria-hidden />
      </Button>
      <Button look="ghost" size="icon" className="max-md:hidden" aria-label={t("nav.collapse")} title={`${t("nav.collapse")} (Ctrl B)`} onClick={onCollapse}>
        <PanelLeft className="size-4" aria-hidden />
      </Button>
      <button type="button" className="flex h-9 max-w-96 min-w-0 flex-1 items-center gap-2 rounded-md border bg-muted px-3 text-muted-foreground hover:border-input max-md:h-11" onClick={onSearch}>
        <Search className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{t("nav.search")}</span>
        <kbd className="ml-auto rounded-sm border bg-card px-1.5 font-sans text-2xs max-md:hidden">Ctrl K</kbd>
      </button>
      <div className="ml-auto flex items-center gap-1">
        <Suspense fallback={<Bell className="m-2.5 size-4" aria-hidden />}>
          <Bells count={session.badges.notifications ?? 0} />
        </Suspense>
        <Suspense fallback={<span className="size-9 max-md:size-11" />}>
          <TopMenus session={session} onHelp={onHelp} />
        </Suspense>
      </div>
    </header>
  );
}
