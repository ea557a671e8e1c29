const at = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);

/** `2026-11` of a day. */
export const monthOf = (day: string) => day.slice(0, 7);

export function shiftDay(day: string, days: number) {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

export function shiftMonth(month: string, months: number) {
  const date = at(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return monthOf(text(date));
}

/** The weeks of a month, Monday first, with the days around it that fill them. */
export function weeksOf(month: string): string[][] {
  const first = at(`${month}-01`);
  const start = shiftDay(text(first), -((first.getUTCDay() + 6) % 7));
  const end = shiftDay(`${shiftMonth(month, 1)}-01`, -1);
  const weeks: string[][] = [];
  for (let monday = start; monday <= end; monday = shiftDay(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, index) => shiftDay(monday, index)));
  return weeks;
}
