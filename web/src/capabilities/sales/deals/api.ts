import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";

export const DEAL_STATUSES = ["draft", "waiting_approval", "approved", "won", "rejected", "cancelled"] as const;
export type DealStatusName = (typeof DEAL_STATUSES)[number];
export type Level = "none" | "leader" | "owner";
export type Billing = "monthly" | "one_off";

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
  billing: Billing;
  install_address: string | null;
}

export interface Deal {
  id: string;
  code: string;
  title: string;
  lead_id: string | null;
  customer_id: string | null;
  customer_name: string;
  owner_id: string;
  owner_name: string;
  status: DealStatusName;
  approval_level: Level;
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
  submitted_at: string | null;
  decided_at: string | null;
  won_on: string | null;
  version: number;
  can: { edit: boolean; submit: boolean; activate: boolean; cancel: boolean };
}

export interface DealBoardData {
  columns: { status: DealStatusName; count: number; value: number; cards: Deal[] }[];
}

/** What shows deals, and what follows from them. */
export const DEAL_PATHS = ["/api/deals", "/api/leads", "/api/approvals", "/api/auth/me", "/api/home"];

export type Step = "submit" | "activate" | "cancel";

/** Takes a deal one step further. */
export function useDealStep(onDone: (deal: Deal, step: Step) => void) {
  return useAction<[Deal, Step], { deal: Deal; step: Step }>(async ({ deal, step }) => [await post<Deal>(`/api/deals/${deal.id}/${step}`), step], {
    refresh: [...DEAL_PATHS, "/api/customers", "/api/services", "/api/purchases"],
    onDone: ([deal, step]) => onDone(deal, step),
  });
}
