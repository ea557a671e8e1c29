export const RESERVATION_STATUSES = ["pending", "approved", "rejected", "expired"] as const;

/** A name of a product that belongs to one person. */
export interface Reservation {
  id: string;
  name: string;
  product_id: string;
  product_name: string | null;
  staff_id: string;
  staff_name: string | null;
  status: (typeof RESERVATION_STATUSES)[number];
  requested_by_name: string | null;
  decided_by_name: string | null;
  decided_at: string | null;
  reason: string | null;
  note: string | null;
  expires_on: string | null;
  version: number;
  created_at: string;
  can: { edit: boolean; approve: boolean; reject: boolean; move: boolean; delete: boolean };
}

export const RESERVATIONS = "/api/reserved-members";
export const RESERVATION_PATHS = [RESERVATIONS, "/api/auth/me"];
