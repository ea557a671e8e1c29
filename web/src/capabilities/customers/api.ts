export interface Customer {
  id: string;
  code: string;
  kind: "person" | "company";
  name: string;
  phone: string | null;
  whatsapp_url: string | null;
  email: string | null;
  address: { street: string | null; city: string | null; province: string | null; postal_code: string | null };
  organization: string | null;
  status: "active" | "inactive";
  owner_id: string | null;
  owner_name: string | null;
  notes: string | null;
  purchase_count: number;
  lifetime_value: number;
  first_purchase_on: string | null;
  last_purchase_on: string | null;
  version: number;
  can: { edit: boolean; assign: boolean; merge: boolean; erase: boolean };
}

export interface Service {
  id: string;
  number: string;
  customer_id: string;
  customer_name: string;
  product_name: string;
  price: number;
  started_on: string;
  status: "pending_install" | "active" | "suspended" | "terminated";
  suspend_reason: string | null;
  end_reason: string | null;
  version: number;
  can: { start: boolean; suspend: boolean; resume: boolean; terminate: boolean };
}

export interface Purchase {
  id: string;
  number: string;
  on_date: string;
  items: { name: string; quantity: number; total: number }[];
  total: number;
  source: string;
}
