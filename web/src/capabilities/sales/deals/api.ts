export type DealStatusName = "draft" | "waiting_approval" | "approved" | "rejected" | "won" | "cancelled";

export interface DealItem {
  product_id: string;
  name: string;
  unit: string;
  quantity: number;
  cost_price?: number;
  list_price: number;
  price: number;
  discount_bps: number;
  margin_bps?: number;
  total: number;
  billing: "monthly" | "one_off";
  install_address: string | null;
}

export interface Deal {
  id: string;
  code: string;
  title: string;
  lead_id: string | null;
  customer_id: string | null;
  customer_name: string;
  owner_name: string;
  status: DealStatusName;
  approval_level: "none" | "leader" | "owner";
  valid_until: string | null;
  note: string | null;
  items: DealItem[];
  subtotal: number;
  discount_total: number;
  total: number;
  cost_total?: number;
  margin_total?: number;
  price_changes: { product_id: string; name: string; from: number; to: number }[];
  created_on: string;
  won_on: string | null;
  version: number;
  can: { edit: boolean; submit: boolean; activate: boolean; cancel: boolean };
}

/** A line while it is typed. */
export interface Line {
  product_id: string;
  name: string;
  quantity: number;
  list_price: number;
  cost_price?: number;
  price: number;
  billing: "monthly" | "one_off";
}

/** Whose approval the lines would need; the server decides. */
export function neededLevel(lines: Line[]): Deal["approval_level"] {
  if (lines.some((line) => line.cost_price !== undefined && line.price < line.cost_price)) return "owner";
  return lines.some((line) => line.price < line.list_price) ? "leader" : "none";
}
