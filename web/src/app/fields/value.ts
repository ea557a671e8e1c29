import type { TFunction } from "i18next";
import { day, money } from "@/lib/format";
import type { OwnField, OwnValue } from "./api";

/** `12,5`, as one types it. */
export const numberText = (value: OwnValue | undefined) => (typeof value === "number" ? String(value).replace(".", ",") : typeof value === "string" ? value : "");

const plainNumber = (value: number) => new Intl.NumberFormat("id-ID", { maximumFractionDigits: 10 }).format(value);

export const isBlank = (value: OwnValue | undefined): value is null | undefined | "" => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** A value in words; nothing where there is none. */
export function saidOf({ type }: Pick<OwnField, "type">, value: OwnValue | undefined, t: TFunction): string {
  if (isBlank(value)) return "";
  if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
  if (typeof value === "number") return type === "money" ? money(value) : plainNumber(value);
  if (Array.isArray(value)) return value.join(", ");
  return type === "date" ? day(value) : value;
}
