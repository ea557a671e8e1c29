import { useTranslation } from "react-i18next";
import { number, percent } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Card } from "@/ui/basics";
import type { Database } from "../api";
import { type Part, StandingBar } from "../parts/StandingBar";
import { STATUS_LOOKS } from "../parts/marks";

const EMPTY = { total: 0, available: 0, assigned: 0, recycled: 0, invalid: 0, ada: 0, tidak: 0, ceklis1: 0, untouched: 0 };

/** Where the records of a database stand, and what became of those that were given. Each number leads to its records. */
export function DatabaseStanding({ database }: { database: Database }) {
  const { t } = useTranslation();
  const counts = database.counts ?? EMPTY;
  const at = (query: string) => `/databases/${database.id}?${query}`;
  const places: (Part & { href: string })[] = [
    { key: "available", value: counts.available, paint: "bg-info", href: at("status=available") },
    { key: "recycled", value: counts.recycled, paint: "bg-chart-3", href: at("status=recycled") },
    { key: "assigned", value: counts.assigned, paint: "bg-spark", href: at("status=assigned") },
    { key: "invalid", value: counts.invalid, paint: "bg-input", href: at("status=invalid") },
  ].map((part) => ({ ...part, label: t(`outreach.counts.${part.key}`) }));
  const marks: (Part & { href: string })[] = [
    ...(["ada", "tidak", "ceklis1"] as const).map((status) => ({ key: status, label: t(`outreach.mark.${status}`), value: counts[status], paint: STATUS_LOOKS[status].paint, href: at(`status=assigned&whatsapp_status=${status}`) })),
    { key: "untouched", label: t("outreach.counts.untouched"), value: counts.untouched, paint: "bg-input", href: at("status=assigned&whatsapp_status=none") },
  ];
  const checked = counts.assigned - counts.untouched;
  return (
    <div className="mb-4 grid gap-4 lg:grid-cols-2">
      <Standing title={t("outreach.counts.where")} total={t("outreach.counts.records", { count: counts.total, shown: number(counts.total) })} parts={places} />
      <Standing title={t("outreach.counts.became")} total={t("outreach.counts.checkedOf", { share: percent(counts.assigned ? (checked / counts.assigned) * 10_000 : 0), shown: number(counts.assigned) })} parts={marks} />
    </div>
  );
}

function Standing({ title, total, parts }: { title: string; total: string; parts: (Part & { href: string })[] }) {
  return (
    <Card className="grid gap-3 px-5 py-4">
      <header className="flex items-baseline justify-between gap-3">
        <h2 className="font-semibold">{title}</h2>
        <p className="num text-sm text-muted-foreground">{total}</p>
      </header>
      <StandingBar parts={parts} />
      <ul className="grid grid-cols-2 gap-x-4 gap-y-1 sm:grid-cols-4">
        {parts.map((part) => (
          <li key={part.key}>
            <AppLink href={part.href} className="group block rounded-md py-1 max-md:min-h-11">
              <span className="flex items-center gap-1.5 text-xs text-muted-foreground group-hover:underline">
                <span aria-hidden className={`size-2 shrink-0 rounded-full ${part.paint}`} />
                <span className="truncate">{part.label}</span>
              </span>
              <span className="num text-lg font-semibold">{number(part.value)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
