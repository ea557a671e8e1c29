import type { OwnValues } from "@/app/fields/api";
import { useAll } from "@/lib/hooks";

export type StageKind = "open" | "won" | "lost";

export interface Lead {
  id: string;
  code: string;
  name: string;
  phone: string | null;
  whatsapp_url: string | null;
  email: string | null;
  address: string | null;
  organization: string | null;
  need: string | null;
  product_id: string | null;
  product_name: string | null;
  channel_id: string | null;
  channel_name: string | null;
  utm: Record<string, string | null>;
  owner_id: string | null;
  owner_name: string | null;
  stage_id: string;
  stage_name: string;
  stage_kind: StageKind;
  stage_entered_at: string;
  estimated_value: number;
  expected_close_on: string | null;
  next_action: string | null;
  next_action_at: string | null;
  last_activity_at: string | null;
  lost_reason_id: string | null;
  lost_note: string | null;
  customer_id: string | null;
  tags: string[];
  /** What stands in fields that the business added. */
  custom: OwnValues;
  created_on: string;
  closed_on: string | null;
  /** The lead that was asked for, where it was merged into this one. */
  redirected_from?: string;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  can: { edit: boolean; move: boolean; assign: boolean; merge: boolean; delete: boolean; restore: boolean; convert: boolean };
}

/** What may be changed on a lead; `null` empties a field. */
export type LeadChanges = Partial<
  Pick<Lead, "name" | "phone" | "email" | "address" | "organization" | "need" | "product_id" | "channel_id" | "estimated_value" | "expected_close_on" | "next_action" | "next_action_at" | "tags" | "custom">
> & { owner_id?: string | null; allow_duplicate?: boolean };

export interface Stage {
  id: string;
  name: string;
  position: number;
  probability_bps: number;
  kind: StageKind;
  color: StageColor;
  follow_up_days: number | null;
  version: number;
}

export const STAGE_COLORS = ["slate", "blue", "violet", "amber", "green", "red", "teal", "pink", "orange", "indigo"] as const;
export type StageColor = (typeof STAGE_COLORS)[number];

export interface Named {
  id: string;
  name: string;
}

export interface Reason extends Named {
  version: number;
}

export const CHANNEL_KINDS = ["whatsapp", "instagram", "facebook", "tiktok", "google", "website", "referral", "walk_in", "phone", "email", "event", "other"] as const;
export const CHANNEL_RULES = ["round_robin", "fewest_open", "fixed"] as const;

export interface Channel extends Named {
  kind: (typeof CHANNEL_KINDS)[number];
  is_active: boolean;
  rule: (typeof CHANNEL_RULES)[number] | null;
  team_id: string | null;
  user_id: string | null;
  version: number;
}

/** Somebody who is known already. */
export interface Known extends Named {
  kind: "lead" | "customer";
  code: string;
}

export interface Duplicates {
  matches: Known[];
  handled_by_colleague: boolean;
}

export const useStages = (isOn = true) => useAll<Stage>("/api/stages", isOn);
export const useReasons = () => useAll<Reason>("/api/lost-reasons");
export const useChannels = (isOn = true) => useAll<Channel>("/api/channels", isOn);
export const useStaff = () => useAll<Named & { role: string; team_id: string | null }>("/api/staff-users");
export const useProducts = (isOn = true) => useAll<Named & { list_price: number; cost_price?: number; unit: string; kind: string }>("/api/products?per_page=200&is_active=true&sort=name", isOn);

const SELLERS = ["owner", "manager", "admin", "sales"];
/** Those whose role works with leads, as choices; the server has the last word. */
export const useSellers = () => choices({ data: (useStaff().data?.data ?? []).filter((person) => SELLERS.includes(person.role)) });

/** People, stages and so on as choices of a select. */
export const choices = (rows: { data: Named[] } | undefined) => (rows?.data ?? []).map((row) => ({ value: row.id, label: row.name }));

/** The channels that new leads come through, and the one that is chosen already. */
export const channelChoices = (rows: { data: Channel[] } | undefined, chosen?: string | null) =>
  choices({ data: (rows?.data ?? []).filter((channel) => channel.is_active || channel.id === chosen) });

/** `2026-11-20T10:00` of an instant, for the browser's own input. */
export function toLocalInput(value: string | null) {
  if (!value) return "";
  const date = new Date(value);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The instant that the browser's own input holds. */
export const fromLocalInput = (value: string) => (value ? new Date(value).toISOString() : null);

export const isLate = (lead: Pick<Lead, "next_action_at" | "stage_kind">) => lead.stage_kind === "open" && lead.next_action_at !== null && new Date(lead.next_action_at) < new Date();
