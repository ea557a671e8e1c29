/** A month and its first and last day. */
export interface Month {
  /** `2026-11`. */
  key: string;
  from: string;
  to: string;
}

const two = (value: number) => String(value).padStart(2, "0");

/** The month of `2026-11`; this one where nothing, or no month, is said. */
export function monthOf(key?: string, now = new Date()): Month {
  const [year, month] = /^\d{4}-(0[1-9]|1[0-2])$/.test(key ?? "") ? (key ?? "").split("-").map(Number) : [now.getFullYear(), now.getMonth() + 1];
  const last = new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
  const name = `${year}-${two(month ?? 1)}`;
  return { key: name, from: `${name}-01`, to: `${name}-${two(last)}` };
}

/** The month so many months later. */
export function shifted({ key }: Month, by: number): Month {
  const [year, month] = key.split("-").map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 + by, 1));
  return monthOf(`${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}`);
}
