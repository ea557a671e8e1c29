import type { TFunction } from "i18next";
import { day, moment, money, number, percent } from "@/lib/format";

const MONEY = /^(price|cost_price|list_price|total|discount|discount_total|estimated_value|from_price|mrr)$/;

/** A field's name as people read it. */
export const fieldName = (t: TFunction, field: string) => t(`accounts.log.fields.${field}`, { defaultValue: field.replaceAll("_", " ") });

/** A value as people read it. */
export function said(t: TFunction, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
  if (typeof value === "number") return field.endsWith("_bps") ? percent(value, 2) : MONEY.test(field) ? money(value) : number(value);
  if (Array.isArray(value)) return value.map((one) => said(t, field, one)).join(", ") || "–";
  if (typeof value === "object") {
    const parts = Object.entries(value).filter(([, part]) => part !== null && part !== "");
    return parts.map(([name, part]) => `${fieldName(t, name)}: ${said(t, name, part)}`).join(" · ") || "–";
  }
  if (typeof value !== "string") return "–";
  if (field === "role") return t(`role.${value}`, { defaultValue: value });
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day(value);
  return /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : value;
}

export interface Difference {
  field: string;
  from?: unknown;
  to: unknown;
  /** Whether there was a value before: a fact that was only noted has none. */
  isChange: boolean;
}

const isChange = (value: unknown): value is { from: unknown; to: unknown } => typeof value === "object" && value !== null && "from" in value && "to" in value;

/** What an entry says, field by field: what changed from what to what, and what was noted besides. */
export function differencesOf(changes: Record<string, unknown>): Difference[] {
  const { changes: inner, ...facts } = changes;
  const fields = { ...(typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : {}), ...facts };
  return Object.entries(fields).map(([field, value]) => (isChange(value) ? { field, from: value.from, to: value.to, isChange: true } : { field, to: value, isChange: false }));
}
