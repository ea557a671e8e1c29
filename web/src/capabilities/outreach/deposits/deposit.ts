/** A row of a day's sheet. */
export interface Deposit {
  id: string;
  on_date: string;
  staff_id: string;
  staff_name: string | null;
  product_id: string;
  product_name: string | null;
  customer_name: string;
  customer_ref: string | null;
  base_amount: number;
  multiplier: number;
  total: number;
  note: string | null;
  updated_by: string | null;
  updated_by_name: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  can: { edit: boolean; delete: boolean };
}

export interface Totals {
  deposits: number;
  base_amount: number;
  total: number;
  average: number;
}

export type DayTotals = Totals & { on_date: string };

export interface DepositSummary {
  from: string | null;
  to: string | null;
  totals: Totals;
  days: DayTotals[];
  staff: (Totals & { staff_id: string; staff_name: string | null })[];
  products: (Totals & { product_id: string; product_name: string | null })[];
}

export const DEPOSITS = "/api/deposits";
