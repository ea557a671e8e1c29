import type { Choice } from "@/ui/fields";

const HERE: [zone: string, name: string][] = [
  ["Asia/Jakarta", "WIB – Jakarta"],
  ["Asia/Makassar", "WITA – Makassar"],
  ["Asia/Jayapura", "WIT – Jayapura"],
];

/** Time zones: those of Indonesia first, then all that the browser knows, and the one that is set. */
export function zoneChoices(chosen: string): Choice[] {
  const known = HERE.map(([zone]) => zone);
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => !known.includes(zone));
  const all = known.includes(chosen) || others.includes(chosen) ? others : [chosen, ...others];
  return [...HERE.map(([value, label]) => ({ value, label })), ...all.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))];
}
