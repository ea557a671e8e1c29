// What people type or paste, read as the server wants it.

const SCALES: [RegExp, number][] = [
  [/(rb|ribu|k)$/, 1e3],
  [/(jt|juta|mn|mio|million)$/, 1e6],
  [/(m|mld|miliar|milyar|bn|billion)$/, 1e9],
];

/** Whole rupiah of `Rp 1.500.000,00`, `1500000`, `1,5 jt`, `2 miliar`. */
export function parseMoney(text: string): number | undefined {
  const clean = text.toLowerCase().replace(/rp|idr|\s/g, "").replace(/−/g, "-");
  const scale = SCALES.find(([word]) => word.test(clean));
  if (scale) {
    const value = Number(clean.replace(scale[0], "").replace(/\.(?=\d{3}$)/, "").replace(",", "."));
    return Number.isFinite(value) && value !== 0 ? Math.round(value * scale[1]) : undefined;
  }
  // Behind dots only a comma starts the cents: `1.50` is `1.500` with its last digit just deleted.
  const whole = /,\d{3}.*\.\d{1,2}$/.test(clean) ? clean.replace(/\.\d+$/, "") : clean.replace(/,\d{1,2}$/, "");
  const digits = whole.replace(/\D/g, "");
  return digits ? Number(digits) * (clean.startsWith("-") ? -1 : 1) : undefined;
}

/** The number of `1.234,5`, `12,5` or `12.5`; undefined where it is none. */
export function parseNumber(text: string): number | undefined {
  const clean = text.replaceAll("−", "-").replace(/\s/g, "");
  const isIndonesian = clean.includes(",") || /^-?\d{1,3}(\.\d{3})+$/.test(clean);
  const plain = isIndonesian ? clean.replaceAll(".", "").replace(",", ".") : clean;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Basis points of `12,5` or `12.5 %`. */
export function parsePercent(text: string): number | undefined {
  const value = Number(text.replace("%", "").trim().replace(",", "."));
  return text.trim() && Number.isFinite(value) ? Math.round(value * 100) : undefined;
}

/** E.164 of `0812-3456-7890`, `62 812…`, `+62 (0)812…`; undefined where it can't be a number. */
export function parsePhone(text: string): string | undefined {
  const hasPlus = text.trim().startsWith("+");
  const digits = text.replace(/\(0\)/g, "").replace(/\D/g, "");
  const whole = hasPlus ? digits : digits.startsWith("0") ? `62${digits.slice(1)}` : digits.startsWith("8") ? `62${digits}` : digits;
  const local = whole.startsWith("620") ? `62${whole.slice(3)}` : whole;
  return local.length >= 9 && local.length <= 15 ? `+${local}` : undefined;
}

const MONTHS = ["jan", "feb", "mar", "apr", "mei|may", "jun", "jul", "agu|agt|ags|aug", "sep", "okt|oct", "nov", "des|dec"].map((names) => new RegExp(`^(${names})`));

/** `YYYY-MM-DD` of `20/11/2026`, `20-11-26`, `20 Nov 2026`, `2026-11-20`. */
export function parseDay(text: string): string | undefined {
  const parts = text.trim().toLowerCase().split(/[\s/.,-]+/);
  if (parts.length !== 3) return undefined;
  const [day, month, year] = parts[0]?.length === 4 ? parts.toReversed() : parts;
  const named = MONTHS.findIndex((names) => names.test(month ?? "")) + 1;
  return realDay(Number(year) + (year?.length === 2 ? 2000 : 0), named || Number(month), Number(day));
}

function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1900 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}
