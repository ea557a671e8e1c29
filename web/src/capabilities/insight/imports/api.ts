import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useAll } from "@/lib/hooks";
import { get } from "@/lib/api";
import { uploadForm } from "@/lib/files";

export const IMPORTS = "/api/imports";
export const KINDS = `${IMPORTS}/kinds`;

export type Format = "text" | "phone" | "digits" | "money" | "integer" | "decimal" | "percent" | "day" | "moment" | "yes_no" | "words" | "choice";

/** What a column may be taken for. */
export interface Field {
  name: string;
  label: string;
  is_required: boolean;
  format: Format;
  example: string;
}

/** Something that is chosen for the whole file. */
export interface FileOption {
  name: string;
  label: string;
  hint: string;
  shape: "yes_no" | "text" | "one_of";
  /** The list that it names a thing of. */
  source: string | null;
}

/** A kind of things that can come from a file. */
export interface Kind {
  name: string;
  title: string;
  fields: Field[];
  options: FileOption[];
  /** Whether columns that no field takes are kept with the row. */
  keeps_others: boolean;
}

export type Mapping = Record<string, string | null>;
export type Options = Record<string, string | boolean>;

interface Can {
  confirm: boolean;
  undo: boolean;
  discard: boolean;
}

export const STATUSES = ["preview", "running", "done", "failed", "undone"] as const;

interface Common {
  id: string;
  kind: string;
  status: (typeof STATUSES)[number];
  is_undoing: boolean;
  file_name: string;
  rows: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  created_by: string;
  created_by_name: string;
  created_at: string;
  finished_at: string | null;
  can: Can;
  version: number;
}

/** An import among others. */
export type ListedImport = Common;

export interface RowFault {
  row: number;
  column: string | null;
  field: string;
  code: string;
  message: string;
}

export interface SampleRow {
  row: number;
  values: Record<string, unknown>;
  is_change: boolean;
}

export interface FaultCount {
  field: string;
  column: string | null;
  rows: number;
}

/** An import: how it was read, how far it is, and what came of it. */
export interface Import extends Common {
  file_size: number;
  columns: { name: string; samples: string[]; is_remembered: boolean }[];
  mapping: Mapping;
  options: Options;
  sample: SampleRow[];
  faults: RowFault[];
  fault_counts: FaultCount[];
  valid: number;
  changes: number;
  undone: number;
  kept: number;
  error: string | null;
  confirmed_at: string | null;
  undone_at: string | null;
}

/** A row with faults, with its cells in the order of the file's columns. */
export interface FaultyRow {
  row: number;
  cells: string[];
  faults: RowFault[];
}

/** A row that stays although its import was taken back. */
export interface KeptRow {
  row: number;
  record_id: string;
  cells: string[];
}

export const pathOf = (id: string) => `${IMPORTS}/${id}`;
export const rejectedFile = (id: string) => `${pathOf(id)}/rejected.xlsx`;

/** What one may bring. */
export const useKinds = (isOn = true) => useAll<Kind>(KINDS, isOn);

const BETWEEN_LOOKS = 2_000;

/** One import. While it runs, live events tell how far it is; where they don't come, it is looked at now and then. */
export function useImport(id: string) {
  return useQuery({
    queryKey: [pathOf(id)],
    queryFn: () => get<Import>(pathOf(id)),
    refetchInterval: ({ state }) => (state.data?.status === "running" ? BETWEEN_LOOKS : false),
  });
}

/** Shows an import as an answer has just told it. */
export function useShow() {
  const client = useQueryClient();
  return (one: Import) => client.setQueryData([pathOf(one.id)], one);
}

/** Brings a file. */
export function bring({ kind, options, file }: { kind: string; options: Options; file: File }, onProgress: (part: number) => void) {
  const form = new FormData();
  form.append("kind", kind);
  form.append("options", JSON.stringify(options));
  form.append("file", file);
  return uploadForm<Import>(IMPORTS, form, onProgress);
}

/** Where the things of an import are looked at. */
export function placeOf({ kind, options }: Pick<Import, "kind" | "options">): string {
  return kind === "records" && typeof options.database_id === "string" ? `/databases/${options.database_id}` : `/${kind}`;
}

/** Kinds whose things have a page each, and those that open above their list. */
const PAGES: Record<string, (id: string) => string> = {
  leads: (id) => `/leads/${id}`,
  customers: (id) => `/customers/${id}`,
  products: (id) => `/products?open=${id}`,
};

/** Where one thing of a kind is looked at. */
export const recordPath = (kind: string, id: string) => PAGES[kind]?.(id);
