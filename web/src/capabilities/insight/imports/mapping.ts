import type { Import, Kind, Mapping } from "./api";

/** The mapping once `column` fills `field`: what filled it before fills nothing, since a field comes from one column. */
export function assigned(mapping: Mapping, column: string, field: string | null): Mapping {
  const freed = Object.entries(mapping).map(([name, filled]) => [name, field !== null && filled === field ? null : filled] as const);
  return { ...Object.fromEntries(freed), [column]: field };
}

/** The fields that every row needs and no column fills. */
export function missing(kind: Kind, mapping: Mapping) {
  const filled = new Set(Object.values(mapping));
  return kind.fields.filter((field) => field.is_required && !filled.has(field.name));
}

/** The column that fills `field`. */
export const columnOf = (mapping: Mapping, field: string) => Object.keys(mapping).find((name) => mapping[name] === field);

/** How a column came to its field, or that it has none. */
export type Origin = "guessed" | "remembered" | "chosen" | "notUsed" | "kept";

export function originOf(column: Import["columns"][number], [now, first]: [Mapping, Mapping], kind: Kind): Origin {
  const field = now[column.name] ?? null;
  if (field !== (first[column.name] ?? null)) return field === null ? (kind.keeps_others ? "kept" : "notUsed") : "chosen";
  if (field === null) return kind.keeps_others ? "kept" : "notUsed";
  return column.is_remembered ? "remembered" : "guessed";
}
