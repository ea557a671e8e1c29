import type { OwnValues } from "@/app/fields/api";
import { type Search, useAll } from "@/lib/hooks";
import { type Named, choices, useProducts, useStaff } from "../sales/api";

/** What a database is for, and which rules hold for it. */
export interface DatabaseKind {
  id: string;
  key: string;
  name: string;
  rules: KindRules;
  version: number;
  can: { edit: boolean; delete: boolean };
}

export interface KindRules {
  requires_product: boolean;
  excludes_reserved: boolean;
  staff_may_request: boolean;
}

export interface DatabaseCounts {
  total: number;
  available: number;
  assigned: number;
  recycled: number;
  invalid: number;
  ada: number;
  tidak: number;
  ceklis1: number;
  untouched: number;
}

export interface Database {
  id: string;
  name: string;
  kind: string;
  kind_name: string;
  product_id: string | null;
  product_name: string;
  file_name: string | null;
  uploaded_by: string | null;
  uploaded_by_name: string | null;
  available: number;
  counts: DatabaseCounts | null;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  can: { edit: boolean; delete: boolean; restore: boolean; assign: boolean; request: boolean };
}

export const RECORD_STATUSES = ["available", "assigned", "recycled", "invalid"] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];
export const WHATSAPP_STATUSES = ["ada", "tidak", "ceklis1"] as const;
export type WhatsappStatus = (typeof WHATSAPP_STATUSES)[number];

export interface ContactRecord {
  id: string;
  database_id: string;
  database_name: string;
  kind: string;
  product_id: string | null;
  product_name: string;
  row_no: number;
  name: string;
  phone: string | null;
  whatsapp_url: string | null;
  username: string | null;
  extra: Record<string, unknown>;
  tags: string[];
  /** What stands in fields that the business added. */
  custom: OwnValues;
  status: RecordStatus;
  do_not_contact: boolean;
  assignee_id: string | null;
  assignee_name: string | null;
  batch_id: string | null;
  batch_title: string | null;
  assigned_at: string | null;
  whatsapp_status: WhatsappStatus | null;
  responded: boolean | null;
  note: string | null;
  marked_at: string | null;
  lead_id: string | null;
  version: number;
  deleted_at: string | null;
  can: { mark: boolean; make_lead: boolean; edit: boolean; assign: boolean; recycle: boolean; delete: boolean; restore: boolean };
}

export interface BatchCounts {
  total: number;
  ada: number;
  tidak: number;
  ceklis1: number;
  responded: number;
  not_responded: number;
  untouched: number;
}

export interface Batch {
  id: string;
  title: string;
  source: "request" | "direct" | "random" | "legacy";
  staff_id: string;
  staff_name: string | null;
  database_id: string;
  database_name: string;
  kind: string;
  product_id: string | null;
  product_name: string;
  size: number;
  counts: BatchCounts;
  seen_at: string | null;
  version: number;
  created_at: string;
  can: { edit: boolean };
}

export const REQUEST_STATUSES = ["pending", "approved", "rejected", "cancelled"] as const;

export interface RecordRequest {
  id: string;
  database_id: string;
  database_name: string;
  kind: string;
  product_id: string | null;
  product_name: string;
  staff_id: string;
  staff_name: string | null;
  quantity: number;
  note: string | null;
  status: (typeof REQUEST_STATUSES)[number];
  decided_by_name: string | null;
  decided_at: string | null;
  reason: string | null;
  granted: number | null;
  batch_id: string | null;
  version: number;
  created_at: string;
  can: { approve: boolean; reject: boolean; cancel: boolean };
}

/** How it went with one of many records. */
export interface Outcome {
  id: string;
  ok: boolean;
  code?: string;
  message?: string;
}

/** What changes where records are given, moved or taken back. */
export const RECORD_PATHS = ["/api/databases", "/api/assignments", "/api/my-assigned-records", "/api/batches", "/api/outreach", "/api/download-requests", "/api/auth/me"];

export const useKinds = () => useAll<DatabaseKind>("/api/database-kinds?per_page=200");

/** Those whose work is calling, as choices. */
export const useTelesales = () => choices({ data: (useStaff().data?.data ?? []).filter((person) => person.role === "staff") });

/** Everybody who can hold records, names or deposits. */
export const useHolders = () => choices({ data: (useStaff().data?.data ?? []).filter((person) => ["staff", "admin", "manager", "owner"].includes(person.role)) });

export const useProductChoices = () => choices(useProducts().data);

/** Everything of a list, for choices of a filter. */
export const useDatabases = (isOn = true) => useAll<Named>("/api/databases?per_page=200&sort=name", isOn);

/** The filters of an address without order, page and what is open, as bulk actions take them. */
export function filterOf({ view: _view, sort: _sort, page: _page, per_page: _size, ...search }: Search): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
