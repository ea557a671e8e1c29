import type { FieldWords } from "./id";

/** Plain English. */
export const en: FieldWords = {
  fields: { title: "Custom fields", edit: "Change {{field}}", fill: "Fill in", badNumber: "Write a number only, such as 12.5." },
};
