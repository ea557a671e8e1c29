export { parseMoney, parsePercent } from "./parse";

/** The language of the interface. */
export type Locale = "id" | "en";

export const locale = (): Locale => (document.documentElement.lang === "en" ? "en" : "id");
const tag = () => (locale() === "en" ? "en-GB" : "id-ID");

/** `1.500.000`; numbers are written the Indonesian way in both languages. */
export const number = (value: number) => new Intl.NumberFormat("id-ID").format(value);
/** `Rp1.500.000`. */
export const money = (value: number) => `${value < 0 ? "−" : ""}Rp${number(Math.abs(value))}`;

/** `Rp1,5 jt`, `Rp10,0 miliar`: short enough for a card. */
export function shortMoney(value: number) {
  const [million, billion] = locale() === "en" ? ["mn", "bn"] : ["jt", "miliar"];
  const digits = (scaled: number) => new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 }).format(scaled);
  if (Math.abs(value) >= 1e9) return `Rp${digits(value / 1e9)} ${billion}`;
  if (Math.abs(value) >= 1e6) return `Rp${digits(value / 1e6)} ${million}`;
  return money(value);
}

/** Basis points as `12,5%`. */
export const percent = (bps: number, digits = 1) =>
  `${bps < 0 ? "−" : ""}${new Intl.NumberFormat("id-ID", { maximumFractionDigits: digits }).format(Math.abs(bps) / 100)}%`;

/** `1,4 MB` of so many bytes. */
export function bytes(value: number) {
  const [size, unit] = value >= 1 << 20 ? [value / (1 << 20), "MB"] : [Math.max(1, value / 1024), "kB"];
  return `${new Intl.NumberFormat("id-ID", { maximumFractionDigits: unit === "MB" ? 1 : 0 }).format(size)} ${unit}`;
}

/** `20 Nov 2026` of a business day or an instant. */
export function day(value: string | null | undefined) {
  if (!value) return "";
  const date = value.length === 10 ? new Date(`${value}T12:00:00`) : new Date(value);
  return new Intl.DateTimeFormat(tag(), { day: "numeric", month: "short", year: "numeric" }).format(date);
}

/** `20/11/2026`, as one types it. */
export const dayInput = (value: string | null | undefined) => (value ? value.slice(0, 10).split("-").toReversed().join("/") : "");

/** `20 Nov 2026, 10.00`. */
export function moment(value: string | null | undefined) {
  if (!value) return "";
  return new Intl.DateTimeFormat(tag(), { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(
    new Date(value),
  );
}

/** `Nov 26` of a day. */
export const month = (value: string) =>
  new Intl.DateTimeFormat(tag(), { month: "short", year: "2-digit" }).format(new Date(`${value}T12:00:00`));

/** `5 menit yang lalu`, `dalam 2 hari`. */
export function relative(value: string, now = Date.now()) {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  const format = new Intl.RelativeTimeFormat(tag(), { numeric: "auto" });
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? format.format(Math.round(seconds / unit[1]), unit[0]) : format.format(Math.round(seconds / 60), "minute");
}

/** `0812-3456-7890` for Indonesian numbers, E.164 for others. */
export function phone(value: string | null | undefined) {
  if (!value) return "";
  if (!value.startsWith("+62")) return value;
  const digits = `0${value.slice(3)}`;
  return digits.startsWith("08") ? digits.replace(/(\d{4})(\d{4})(\d+)/, "$1-$2-$3") : digits;
}

/** The first letters of a name. */
export const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("");

/** The business day of a time zone, as the server writes it. */
export const dayIn = (timeZone: string, at = new Date()) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(at);
