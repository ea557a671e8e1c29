import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import { Portrait } from "@/ui/Portrait";
import { type Entry, sectionsFor } from "./nav";
import type { Session } from "./session";

interface SidebarProps {
  session: Session;
  /** On phones it is a drawer. */
  isOpen: boolean;
  /** Icons alone. */
  isNarrow: boolean;
  onGo: () => void;
}

/** Where one can go: only what the session may see, with what waits there. */
export function Sidebar({ session, isOpen, isNarrow, onGo }: SidebarProps) {
  const { t } = useTranslation();
  return (
    <nav
      id="menu"
      aria-label={t("nav.menu")}
      className={cn(
        "fixed inset-y-0 left-0 z-30 flex w-[236px] flex-col bg-sidebar py-3 text-sidebar-foreground transition-transform duration-150 max-md:w-[280px] max-md:-translate-x-full max-md:invisible",
        isOpen && "max-md:visible max-md:translate-x-0",
        isNarrow && "md:w-[60px]",
      )}
    >
      <Link to="/" className="mx-3 flex h-9 shrink-0 items-center gap-2.5 px-0.5 outline-offset-2 focus-visible:outline-[var(--yellow-400)]" onClick={onGo}>
        <img src="/favicon.svg" alt="" className="size-8 shrink-0 rounded-lg" />
        <span className={cn("min-w-0", isNarrow && "md:sr-only")}>
          <span className="block leading-tight font-semibold text-white">{t("app.name")}</span>
          <span className="block truncate text-xs text-sidebar-muted">{session.workspace.name}</span>
        </span>
      </Link>
      <div className="mt-3 flex min-h-0 flex-1 flex-col gap-4 overflow-x-hidden overflow-y-auto px-3">
        {sectionsFor(session).map((section) => (
          <div key={section.name}>
            <p className={cn("px-2.5 pb-1 text-xs text-sidebar-muted", isNarrow && "md:sr-only")}>{t(`nav.${section.name}`)}</p>
            <ul className="grid gap-0.5">
              {section.entries.map((entry) => (
                <NavEntry key={entry.to} entry={entry} session={session} isNarrow={isNarrow} badge={entry.badge ? (session.badges[entry.badge] ?? 0) : 0} onGo={onGo} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <Link to="/profile" onClick={onGo} className={cn("mx-3 mt-2 flex items-center gap-2.5 rounded-md px-1.5 py-1.5 hover:bg-sidebar-active focus-visible:outline-[var(--yellow-400)]", isNarrow && "md:mx-2 md:justify-center")}>
        <Portrait id={session.user.id} name={session.user.name} className="size-8 bg-sidebar-active text-xs text-white" />
        <span className={cn("min-w-0", isNarrow && "md:sr-only")}>
          <span className="block truncate leading-tight font-medium text-white">{session.user.name}</span>
          <span className="block truncate text-xs text-sidebar-muted">{t(`role.${session.user.role}`)}</span>
        </span>
      </Link>
    </nav>
  );
}

interface NavEntryProps {
  entry: Entry;
  badge: number;
  session: Session;
  isNarrow: boolean;
  onGo: () => void;
}

function NavEntry({ entry, badge, session, isNarrow, onGo }: NavEntryProps) {
  const { t } = useTranslation();
  const Icon = entry.icon;
  const { counted } = entry;
  return (
    <li className="relative">
      <Link
        to={entry.to}
        activeOptions={{ exact: entry.to === "/", includeSearch: false }}
        title={isNarrow ? t(`nav.${entry.name}`) : undefined}
        onClick={onGo}
        className="group/entry relative flex h-9 items-center gap-2.5 rounded-md px-2.5 hover:bg-sidebar-active focus-visible:outline-offset-[-2px] focus-visible:outline-[var(--yellow-400)] max-md:h-11"
        activeProps={{ className: "bg-sidebar-active font-medium text-white before:absolute before:-left-3 before:h-5 before:w-1 before:rounded-r-full before:bg-accent" }}
      >
        <Icon className="size-4 shrink-0 group-[[aria-current=page]]/entry:text-[var(--yellow-400)]" aria-hidden />
        <span className={cn("truncate", isNarrow && "md:sr-only")}>{t(`nav.${entry.name}`)}</span>
        {badge > 0 && (!counted || isNarrow) && (
          <span className={cn("num ml-auto", pill, isNarrow && "md:absolute md:top-0.5 md:right-0.5 md:size-2 md:min-w-0 md:overflow-hidden md:p-0 md:text-transparent")}>
            <span aria-hidden>{short(badge)}</span>
            <span className="sr-only">, {t("frame.waiting", { count: badge })}</span>
          </span>
        )}
      </Link>
      {badge > 0 && counted && !isNarrow && (
        <Link to={entry.to} search={counted.search(session) as never} title={t(counted.words, { count: badge })} aria-label={t(counted.words, { count: badge })} onClick={onGo} className="absolute top-0 right-0 grid h-9 min-w-9 place-items-center px-2.5 focus-visible:outline-offset-[-2px] focus-visible:outline-[var(--yellow-400)] max-md:h-11 max-md:min-w-11">
          <span className={cn("num", pill, "hover:bg-[var(--yellow-500)]")}>{short(badge)}</span>
        </Link>
      )}
    </li>
  );
}

const pill = "min-w-5 rounded-full bg-accent px-1.5 text-center text-xs font-semibold text-accent-foreground";
const short = (count: number) => (count > 99 ? "99+" : count);
