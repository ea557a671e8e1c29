import { bytes } from "@/lib/format";

export const LARGEST = 50 * 1024 * 1024;
const TABLES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"];
/** What the file chooser offers. */
export const ACCEPT = TABLES.map((ending) => `.${ending}`).join(",");

/** What is plainly wrong with files before they are sent: the words for it, and what fills them. */
export function refused(files: Pick<File, "name" | "size">[]): { words: string; name: string; size: string } | undefined {
  const [file] = files;
  if (!file) return undefined;
  const wrong = (words: string) => ({ words: `imports.choose.${words}`, name: file.name, size: bytes(file.size) });
  if (files.length > 1) return wrong("several");
  if (file.size === 0) return wrong("empty");
  if (file.size > LARGEST) return wrong("tooLarge");
  const ending = file.name.split(".").at(-1)?.toLowerCase() ?? "";
  return TABLES.includes(ending) ? undefined : wrong("notTable");
}
