import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { toast } from "@/lib/toast";

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
  deleted_at: string | null;
  version: number;
  can: { edit: boolean; assign: boolean; submit: boolean; activate: boolean; cancel: boolean; delete: boolean; restore: boolean };
}

export interface DealBoardData {
  columns: { status: DealStatusName; count: number; value: number; cards: Deal[] }[];
}

/** What shows deals, and what follows from them. */
export const DEAL_PATHS = ["/api/deals", "/api/leads", "/api/approvals", "/api/auth/me", "/api/home"];

export type Step = "submit" | "activate" | "cancel";

/** Takes a deal, as it was seen, one step further. */
export function useDealStep(onDone: (deal: Deal, step: Step) => void) {
  return useAction<[Deal, Step], { deal: Deal; step: Step }>(async ({ deal, step }) => [await request<Deal>(`/api/deals/${deal.id}/${step}`, { method: "POST", body: {}, version: deal.version }), step], {
    refresh: [...DEAL_PATHS, "/api/customers", "/api/services", "/api/purchases"],
    onDone: ([deal, step]) => onDone(deal, step),
  });
}

/** Takes a deal out of the trash. */
export function useRestoreDeal() {
  const { t } = useTranslation();
  return useAction<Deal, Deal>((deal) => request(`/api/deals/${deal.id}/restore`, { method: "POST", body: {} }), {
    refresh: DEAL_PATHS,
    onDone: (deal) => void toast.success(t("deal.restored", { title: deal.title })),
  });
}

/** Puts a deal into the trash at once, with the way back in the toast. */
export function useTrashDeal(onDone: () => void) {
  const { t } = useTranslation();
  const restore = useRestoreDeal();
  return useAction<Deal, Deal>(
    async (deal) => {
      await request(`/api/deals/${deal.id}`, { method: "DELETE", version: deal.version });
      return deal;
    },
    {
      refresh: DEAL_PATHS,
      onDone: (deal) => {
        toast(t("deal.trashed", { title: deal.title }), { duration: 8_000, action: { label: t("action.undo"), onClick: () => restore.mutate(deal) } });
        onDone();
      },
    },
  );
}

/** Gives a deal to somebody else. */
export function useAssignDeal(onDone: () => void) {
  const { t } = useTranslation();
  return useAction<Deal, { deal: Deal; owner_id: string }>(({ deal, owner_id }) => request(`/api/deals/${deal.id}`, { method: "PATCH", body: { owner_id }, version: deal.version }), {
    refresh: DEAL_PATHS,
    onDone: (deal) => {
      toast.success(t("deal.assigned", { name: deal.owner_name }));
      onDone();
    },
  });
}
