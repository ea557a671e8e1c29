import { useAll } from "@/lib/hooks";

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
  owner_id: string | null;
  owner_name: string | null;
  stage_id: string;
  stage_name: string;
  stage_kind: "open" | "won" | "lost";
  stage_entered_at: string;
  estimated_value: number;
  expected_close_on: string | null;
  next_action: string | null;
  next_action_at: string | null;
  last_activity_at: string | null;
  lost_note: string | null;
  customer_id: string | null;
  tags: string[];
  created_on: string;
  version: number;
  created_at: string;
  deleted_at: string | null;
  can: { edit: boolean; move: boolean; assign: boolean; merge: boolean; delete: boolean; convert: boolean };
}

export interface Stage {
  id: string;
  name: string;
  position: number;
  probability_bps: number;
  kind: "open" | "won" | "lost";
  color: string;
  version: number;
}

export interface Named {
  id: string;
  name: string;
}

export const useStages = () => useAll<Stage>("/api/stages");
export const useReasons = () => useAll<Named>("/api/lost-reasons");
export const useChannels = () => useAll<Named & { is_active: boolean; kind: string; version: number }>("/api/channels");
export const useStaff = () => useAll<Named & { role: string; team_id: string | null }>("/api/staff-users");
export const useProducts = () => useAll<Named & { list_price: number; cost_price?: number; unit: string; kind: string }>("/api/products?per_page=200&is_active=true&sort=name");

/** People, stages and so on as choices of a select. */
export const choices = (rows: { data: Named[] } | undefined) => (rows?.data ?? []).map((row) => ({ value: row.id, label: row.name }));

/** `2026-11-20T10:00` of an instant, for the browser's own input. */
export function toLocalInput(value: string | null) {
  if (!value) return "";
  const date = new Date(value);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
