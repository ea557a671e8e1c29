import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get, query } from "@/lib/api";
import { day, money, number, percent } from "@/lib/format";
import type { Search } from "@/lib/hooks";
import type { Unit } from "@/ui/numbers";

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
}

/** What is asked of a report. */
export type Asked = Search;

/** The period that the address names: a usual one, or one's own where it has days. */
export const periodOf = (search: Search) => search.preset ?? (search.from || search.to ? "custom" : "this_month");

/** What the address asks of a report that is offered; `null` while a day is missing. */
export function askedOf(search: Search, offered: Offered | undefined): Asked | null {
  const isCustom = periodOf(search) === "custom";
  if (isCustom && !(search.from && search.to)) return null;
  return {
    preset: isCustom ? undefined : search.preset,
    from: isCustom ? search.from : undefined,
    to: isCustom ? search.to : undefined,
    group: offered?.groups.includes(search.group ?? "") ? search.group : undefined,
    granularity: offered?.has_granularity ? search.granularity : undefined,
    owner_id: search.owner_id,
  };
}

export function useReport(key: string, asked: Asked | null) {
  return useQuery({ queryKey: ["/api/reports", key, asked], queryFn: () => get<Report>(`/api/reports/${key}${query(asked ?? {})}`), placeholderData: keepPreviousData, enabled: asked !== null });
}

const DAY = 86_400_000;
const at = (text: string) => new Date(`${text}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);
const plus = (date: Date, days: number) => new Date(date.getTime() + days * DAY);

/** The period as long as this one, just before it; whole months where it is of whole months. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const [first, last] = [at(from), at(to)];
  const end = plus(first, -1);
  const isWhole = first.getUTCDate() === 1 && plus(last, 1).getUTCDate() === 1;
  if (!isWhole) return { from: text(plus(first, -1 - (last.getTime() - first.getTime()) / DAY)), to: text(end) };
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
  return { from: text(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() - months, 1))), to: text(end) };
}

export const unitOf = (kind: Holds | undefined): Unit => (kind === "money" || kind === "percent" ? kind : "integer");

/** A value as people read it. */
export function said(value: Cell | undefined, kind: Holds) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "string") return kind === "day" && /^\d{4}-/.test(value) ? day(value) : value;
  if (kind === "money") return money(value);
  return kind === "percent" ? percent(value) : number(value);
}
