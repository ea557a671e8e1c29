import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get, query } from "@/lib/api";
import { day, money, number, percent } from "@/lib/format";
import type { Search } from "@/lib/hooks";
import type { Unit } from "@/ui/numbers";
import { periodOf } from "@/ui/period";

export type Cell = string | number | null;
export type Holds = "text" | "integer" | "money" | "percent" | "day";

export interface Column {
  key: string;
  heading: string;
  kind: Holds;
}

export interface Row {
  id: string | null;
  link: string | null;
  cells: Cell[];
}

export interface Report {
  title: string;
  from: string;
  to: string;
  columns: Column[];
  rows: Row[];
  totals: Cell[] | null;
  chart: { kind: "line" | "bar" | "funnel"; label: string; values: string[] };
}

export interface Offered {
  key: string;
  title: string;
  groups: string[];
  has_granularity: boolean;
  /** What it can be filtered by. */
  filters: string[];
}

/** What is asked of a report. */
export type Asked = Search;

/** The period of a report whose address says nothing. */
export const USUAL_PERIOD = "this_month";

/** What the address asks of a report that is offered; `null` while a day is missing. */
export function askedOf(search: Search, offered: Offered | undefined): Asked | null {
  const isCustom = periodOf(search, USUAL_PERIOD) === "custom";
  if (isCustom && !(search.from && search.to)) return null;
  return {
    preset: isCustom ? undefined : search.preset,
    from: isCustom ? search.from : undefined,
    to: isCustom ? search.to : undefined,
    group: offered?.groups.includes(search.group ?? "") ? search.group : undefined,
    granularity: offered?.has_granularity ? search.granularity : undefined,
    ...Object.fromEntries((offered?.filters ?? []).map((name) => [name, search[name]])),
  };
}

export function useReport(key: string, asked: Asked | null) {
  return useQuery({ queryKey: ["/api/reports", key, asked], queryFn: () => get<Report>(`/api/reports/${key}${query(asked ?? {})}`), placeholderData: keepPreviousData, enabled: asked !== null });
}

const DAY = 86_400_000;
const at = (text: string) => new Date(`${text}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);
const plus = (date: Date, days: number) => new Date(date.getTime() + days * DAY);
const isFirst = (date: Date) => date.getUTCDate() === 1;

/** The same day so many months away; the month's last day where it has no such day. */
function monthsAway(date: Date, months: number) {
  const end = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  return new Date(Math.min(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), date.getUTCDate()), end.getTime()));
}

/** What a report is held against. */
export const AGAINST = ["previous", "last_year"] as const;
export type Against = (typeof AGAINST)[number];

/** What the address holds the report against; `1` is how older addresses say the period before. */
export function againstOf({ compare }: Search): Against | undefined {
  return compare === "1" ? "previous" : AGAINST.find((known) => known === compare);
}

interface Days {
  from: string;
  to: string;
}

/**
 * The days that a period is held against: those just before it, or the same ones a year ago. Months are held against
 * months. What has not come yet is held against nothing: of a running period only the days until `today` count.
 */
export function heldAgainst({ from, to }: Days, against: Against, today: string): Days {
  const [first, last] = [at(from), at(to)];
  const isRunning = from <= today && today < to;
  const reached = isRunning ? at(today) : last;
  const away = (months: number, end: Date) => ({ from: text(monthsAway(first, months)), to: text(end) });
  const isWhole = isFirst(first) && isFirst(plus(last, 1));
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  const back = against === "last_year" ? -12 : -months;
  if (against === "previous" && !isWhole) {
    const days = (last.getTime() - first.getTime()) / DAY + 1;
    return { from: text(plus(first, -days)), to: text(plus(reached, -days)) };
  }
  // The end of a month goes to the end of a month, however long the two are.
  return away(back, isWhole && !isRunning ? plus(monthsAway(plus(last, 1), back), -1) : monthsAway(reached, back));
}

export const unitOf = (kind: Holds | undefined): Unit => (kind === "money" || kind === "percent" ? kind : "integer");

/** A value as people read it. */
export function said(value: Cell | undefined, kind: Holds) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return kind === "day" && /^\d{4}-/.test(value) ? day(value) : value;
  if (kind === "money") return money(value);
  return kind === "percent" ? percent(value) : number(value);
}
