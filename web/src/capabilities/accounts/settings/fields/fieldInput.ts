import type { FieldKind, OwnField, OwnValue } from "@/app/fields/api";

/** A field as its form holds one. */
export interface FieldInput {
  label: string;
  key: string;
  type: FieldKind;
  required: boolean;
  default: OwnValue;
  choices: string[];
  in_table: boolean;
  in_filter: boolean;
}

export const inputOf = (field?: OwnField): FieldInput => ({
  label: field?.label ?? "",
  key: field?.key ?? "",
  type: field?.type ?? "text",
  required: field?.required ?? false,
  default: field?.default ?? null,
  choices: field?.choices.length ? field.choices : [""],
  in_table: field?.in_table ?? true,
  in_filter: field?.in_filter ?? true,
});

export const chooses = (type: FieldKind) => type === "choice" || type === "multi_choice";

/** The choices without the blank ones at the end; a blank one in between is left for the server to name. */
function trimmed(choices: string[]) {
  const last = choices.findLastIndex((choice) => choice.trim() !== "");
  return choices.slice(0, last + 1).map((choice) => choice.trim());
}

/** What the server is told. Only what one chooses from has choices. */
export function bodyOf({ key: _key, choices, ...rest }: FieldInput) {
  return { ...rest, ...(chooses(rest.type) && { choices: trimmed(choices) }) };
}

/** A new field is told its key only where somebody chose one. */
export const newBody = (input: FieldInput) => ({ ...bodyOf(input), ...(input.key.trim() && { key: input.key.trim() }) });

/** The key that the server makes of a label, as long as nobody chose another. */
export const keyOf = (label: string) =>
  label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join("_")
    .slice(0, 40);

/** What has to be changed so that `rows` stand in this order. */
export const placesOf = (rows: OwnField[]) => rows.map((field, index) => ({ field, position: index + 1 })).filter(({ field, position }) => field.position !== position);
