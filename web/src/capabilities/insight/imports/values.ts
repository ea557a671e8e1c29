import { day, moment, money, number, percent, phone } from "@/lib/format";
import { parsePhone } from "@/lib/parse";
import type { Format } from "./api";

/** A value as it will stand in a list. */
export function shown(value: unknown, format: Format | undefined, yes: { yes: string; no: string }): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? yes.yes : yes.no;
  if (typeof value === "number") return format === "money" ? money(value) : format === "percent" ? percent(value, 2) : number(value);
  const text = String(value);
  if (format === "phone") return phone(parsePhone(text)) || text;
  if (format === "day") return day(text);
  return format === "moment" ? moment(text) : text;
}

/** Whether values of a format stand at the right. */
export const isFigure = (format: Format | undefined) => format === "money" || format === "integer" || format === "decimal" || format === "percent";
