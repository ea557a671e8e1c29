import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import type { Search } from "@/lib/hooks";
import type { Offered } from "./api";

/** Which reports there are; another one keeps the period. */
export function Choose({ reports, current, search }: { reports: Offered[]; current: string; search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { group: _group, ...kept } = search;
  const set = Object.fromEntries(Object.entries(kept).filter(([, value]) => value)) as never;
  return (
    <>
      <nav aria-label={t("reports.all")} className="rounded-xl border bg-card p-1.5 max-lg:hidden">
        <ul className="grid gap-0.5">
          {reports.map((report) => (
            <li key={report.key}>
              <Link to={`/reports/${report.key}`} search={set} aria-current={report.key === current ? "page" : undefined} className={cn("block rounded-md px-3 py-2 hover:bg-row-hover", report.key === current && "bg-muted font-medium")}>
                {report.title}
                <span className="block text-xs font-normal text-muted-foreground">{t(`reports.about.${report.key}`, { defaultValue: "" })}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <select aria-label={t("reports.all")} className="h-11 w-full rounded-md border border-input bg-card px-3 font-medium lg:hidden" value={current} onChange={(event) => void navigate({ to: `/reports/${event.target.value}`, search: set })}>
        {reports.map((report) => (
          <option key={report.key} value={report.key}>
            {report.title}
          </option>
        ))}
      </select>
    </>
  );
}
