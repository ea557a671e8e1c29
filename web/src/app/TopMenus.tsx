import { useNavigate } from "@tanstack/react-router";
import { CircleHelp, Download, Languages, LogOut, Moon, Plus, Sun, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { patch, post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { LazyMenu } from "@/ui/LazyMenu";
import { Portrait } from "@/ui/Portrait";
import { entriesFor } from "./nav";
import type { Session } from "./session";
import { useAction } from "./useAction";

interface TopMenusProps {
  session: Session;
  onHelp: () => void;
}

/** The menus of the top bar; loaded after the page, since nobody opens them first. */
export default function TopMenus({ session, onHelp }: TopMenusProps) {
  return (
    <>
      <QuickAdd session={session} />
      <UserMenu session={session} onHelp={onHelp} />
    </>
  );
}

function QuickAdd({ session }: { session: Session }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = entriesFor(session).flatMap(({ create: made, icon: Icon }) => (made && (!made[2] || session.permissions.includes(made[2])) ? [{ words: made[0], href: made[1], Icon }] : []));
  if (create.length === 0) return null;
  const go = (href: string) => {
    const [to, text] = href.split("?");
    void navigate({ to, search: Object.fromEntries(new URLSearchParams(text)) as never });
  };
  return (
    <LazyMenu
      trigger={
        <Button look="ghost" size="icon" className="-order-1" aria-label={t("frame.quickAdd")} title={t("frame.quickAdd")}>
          <Plus className="size-4" aria-hidden />
        </Button>
      }
      entries={create.map(({ words, href, Icon }) => ({ label: t(words), icon: <Icon className="size-4" aria-hidden />, onSelect: () => go(href) }))}
    />
  );
}

function UserMenu({ session, onHelp }: { session: Session; onHelp: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = session;
  const isDark = document.documentElement.classList.contains("dark");
  const change = useAction<unknown, { theme?: "light" | "dark"; locale?: "id" | "en" }>((changes) => patch("/api/me", changes), { refresh: ["/api/auth/me"] });
  const logout = async () => {
    await post("/api/auth/logout");
    location.assign("/login");
  };
  return (
    <LazyMenu
      trigger={
        <button type="button" aria-label={t("nav.userMenu")} title={user.name} className="grid size-9 place-items-center rounded-full bg-[var(--navy-900)] text-xs font-semibold text-white max-md:size-11">
          <Portrait id={user.id} name={user.name} className="size-full bg-transparent text-xs text-white" />
        </button>
      }
      entries={[
        { label: `${user.name} · ${t(`role.${user.role}`)}`, icon: <UserRound className="size-4" aria-hidden />, onSelect: () => void navigate({ to: "/profile" }) },
        { label: t("nav.downloads"), icon: <Download className="size-4" aria-hidden />, onSelect: () => void navigate({ to: "/downloads" }) },
        { label: isDark ? t("profile.light") : t("profile.dark"), icon: isDark ? <Sun className="size-4" aria-hidden /> : <Moon className="size-4" aria-hidden />, onSelect: () => change.mutate({ theme: isDark ? "light" : "dark" }) },
        { label: user.locale === "id" ? "English" : "Bahasa Indonesia", icon: <Languages className="size-4" aria-hidden />, onSelect: () => change.mutate({ locale: user.locale === "id" ? "en" : "id" }) },
        { label: t("frame.shortcuts"), icon: <CircleHelp className="size-4" aria-hidden />, onSelect: onHelp },
        { label: t("action.logout"), icon: <LogOut className="size-4" aria-hidden />, onSelect: () => void logout() },
      ]}
    />
  );
}
