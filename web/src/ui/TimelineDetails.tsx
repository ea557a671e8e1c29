import type { TFunction } from "i18next";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { day, moment, money, number } from "@/lib/format";
import { AppLink } from "./AppLink";
import type { TimelineEntry } from "./Timeline";

interface Change {
  from: unknown;
  to: unknown;
}

const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);

/** The facts under an entry: what was said, from what to what, what comes next. */
export function TimelineDetails({ entry, fieldName }: { entry: TimelineEntry; fieldName?: (field: string) => string | undefined }) {
  const { t } = useTranslation();
  const { note, deal, deal_id, from, to, next_action, duration_min, changes, facts } = entry.data;
  const told = changesIn((changes ?? {}) as Record<string, Change>).flatMap(([field, change]) => {
    const name = fieldName?.(field);
    return name ? [{ name, ...change }] : [];
  });
  return (
    <div className="grid gap-1 text-sm text-muted-foreground">
      {text(note) && <p className="break-words whitespace-pre-wrap text-foreground">{text(note)}</p>}
      {typeof duration_min === "number" && duration_min > 0 && <p>{t("timeline.minutes", { count: duration_min })}</p>}
      {text(to) && <FromTo from={text(from)} to={text(to)} />}
      {text(deal) && (
        <p className="flex flex-wrap gap-x-2">
          <AppLink href={`/deals/${String(deal_id)}`} className="text-info underline">
            {text(deal)}
          </AppLink>
          {typeof facts === "number" && <span className="num">{money(facts)}</span>}
        </p>
      )}
      {told.map((change) => (
        <p key={change.name} className="flex flex-wrap items-center gap-x-1.5">
          <span>{change.name}:</span>
          <FromTo from={said(change.from, t)} to={said(change.to, t)} />
        </p>
      ))}
      {text(next_action) && <p>{t("timeline.plan", { action: text(next_action) })}</p>}
    </div>
  );
}

/** What changed, fields of the business's own one by one: `custom.key`. */
export function changesIn(changes: Record<string, Change>): [string, Change][] {
  const values = (side: unknown) => (typeof side === "object" && side !== null ? (side as Record<string, unknown>) : {});
  return Object.entries(changes).flatMap(([field, change]): [string, Change][] => {
    if (field !== "custom") return [[field, change]];
    const [from, to] = [values(change.from), values(change.to)];
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]));
    return keys.map((key) => [`custom.${key}`, { from: from[key], to: to[key] }]);
  });
}

function FromTo({ from, to }: { from: string | undefined; to: string | undefined }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span className="line-through decoration-1">{from ?? "–"}</span>
      <ArrowRight className="size-3.5" aria-hidden />
      <span className="text-foreground">{to ?? "–"}</span>
    </span>
  );
}

/** A changed value as people read it. */
function said(value: unknown, t: TFunction): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
  if (Array.isArray(value)) return value.join(", ") || undefined;
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) return moment(value);
  return typeof value === "object" ? undefined : String(value);
}
