import "./door/locales";
import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { speak } from "@/app/i18n";
import { get } from "@/lib/api";
import { cn } from "@/ui/basics";
import { ErrorState, Skeleton } from "@/ui/states";
import { Forgot } from "./door/Forgot";
import { LogIn } from "./door/LogIn";
import { Reset } from "./door/Reset";
import { SetUp } from "./door/SetUp";

/** Everything before the frame: log in, set up, forgot, reset. */
export default function Door() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const setup = useQuery({ queryKey: ["/api/setup"], queryFn: () => get<{ needed: boolean }>("/api/setup") });
  const form = setup.data?.needed ? <SetUp /> : path === "/forgot" ? <Forgot /> : path === "/reset" ? <Reset /> : <LogIn />;
  return (
    <div className="grid min-h-dvh lg:grid-cols-[1fr_520px]">
      <aside className="flex flex-col justify-between bg-[var(--navy-900)] p-10 text-white max-lg:hidden">
        <span className="flex items-center gap-3 text-xl font-semibold">
          <img src="/favicon.svg" alt="" className="size-10 rounded-lg" />
          {t("app.name")}
        </span>
        <p className="max-w-xl text-[2rem] leading-snug font-semibold text-balance">{t("login.lead")}</p>
        <span className="h-1 w-24 rounded-full bg-accent" />
      </aside>
      <main className="grid content-center gap-6 bg-card p-6 sm:p-10">
        <div className="flex items-center justify-between gap-3">
          <img src="/favicon.svg" alt="" className="size-10 rounded-lg lg:invisible" />
          <Languages />
        </div>
        {setup.isPending ? <Skeleton className="late h-72" /> : setup.error ? <ErrorState error={setup.error} onRetry={() => void setup.refetch()} /> : form}
      </main>
    </div>
  );
}

/** Indonesian or English, before anybody is known. */
function Languages() {
  const { t, i18n } = useTranslation();
  return (
    <div className="flex rounded-md border bg-card p-0.5" role="group" aria-label={t("accounts.door.chooseLanguage")}>
      {(["id", "en"] as const).map((locale) => (
        <button key={locale} type="button" lang={locale} aria-pressed={i18n.language === locale} aria-label={locale === "id" ? "Bahasa Indonesia" : "English"} className={cn("h-8 rounded-sm px-2.5 text-sm font-medium text-muted-foreground max-md:h-11 max-md:px-4", i18n.language === locale && "bg-muted text-foreground")} onClick={() => speak(locale)}>
          {locale.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
