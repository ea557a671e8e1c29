import { useTranslation } from "react-i18next";
import type { OwnValues } from "@/app/fields/api";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post, remove } from "@/lib/api";
import { toast } from "@/lib/toast";

export const CUSTOMERS = "/api/customers";
/** What shows customers and what they have. */
export const CUSTOMER_PATHS = [CUSTOMERS, "/api/services", "/api/purchases", "/api/home"];
export const KINDS = ["person", "company"] as const;
export const STATUSES = ["active", "inactive"] as const;
export const CONTACTS = ["whatsapp", "phone", "email", "visit"] as const;

export interface Address {
  street: string | null;
  village: string | null;
  district: string | null;
  city: string | null;
  province: string | null;
  postal_code: string | null;
  lat: number | null;
  lng: number | null;
}

export interface Consent {
  marketing: boolean;
  at: string | null;
  source: string | null;
}

/** A customer as lists show one. */
export interface ListedCustomer {
  id: string;
  code: string;
  kind: (typeof KINDS)[number];
  name: string;
  phone: string | null;
  whatsapp_url: string | null;
  email: string | null;
  address: Address;
  organization: string | null;
  status: (typeof STATUSES)[number];
  owner_id: string | null;
  owner_name: string | null;
  tags: string[];
  /** What stands in fields that the business added. */
  custom: OwnValues;
  purchase_count: number;
  lifetime_value: number;
  first_purchase_on: string | null;
  last_purchase_on: string | null;
  active_services: number;
  mrr: number;
  version: number;
  created_at: string;
  deleted_at: string | null;
  can: { edit: boolean; assign: boolean; merge: boolean; delete: boolean; restore: boolean; export: boolean; erase: boolean };
}

export interface Customer extends ListedCustomer {
  extra_phones: string[];
  origin_lead_id: string | null;
  preferences: string[];
  preferred: { id: string; name: string }[];
  preferred_contact: string | null;
  consent: Consent | null;
  birthday: string | null;
  national_id: string | null;
  notes: string | null;
  active_since: string | null;
  inactive_proposed_on: string | null;
  /** The customer that was asked for, where it was merged into this one. */
  redirected_from?: string;
}

export const SERVICE_STATUSES = ["pending_install", "active", "suspended", "terminated"] as const;
export type ServiceStatusName = (typeof SERVICE_STATUSES)[number];
export const STEPS = ["start", "suspend", "resume", "terminate"] as const;
export type Step = (typeof STEPS)[number];

export interface Service {
  id: string;
  number: string;
  customer_id: string;
  customer_name: string;
  product_id: string;
  product_name: string;
  deal_id: string | null;
  price: number;
  started_on: string;
  billing_day: number;
  status: ServiceStatusName;
  install_address: string | null;
  ended_on: string | null;
  suspend_reason: string | null;
  end_reason: string | null;
  version: number;
  can: Record<Step | "edit" | "change_product", boolean>;
}

export interface ServiceChange {
  at: string;
  on_date: string;
  changed_by_name: string | null;
  from_product_name: string;
  from_price: number;
  to_product_name: string;
  to_price: number;
  reason: string | null;
}

/** A customer with a running service, and what runs. */
export interface ActiveCustomer {
  id: string;
  code: string;
  name: string;
  phone: string | null;
  whatsapp_url: string | null;
  city: string | null;
  owner_id: string | null;
  owner_name: string | null;
  active_services: number;
  mrr: number;
  since: string | null;
  services: Pick<Service, "id" | "number" | "product_name" | "price" | "status">[];
}

export interface ActiveSums {
  customers: number;
  services: number;
  mrr: number;
}

export const SOURCES = ["deal", "manual", "import", "invoice"] as const;

export interface Purchase {
  id: string;
  number: string;
  customer_id: string;
  customer_name: string;
  deal_id: string | null;
  on_date: string;
  items: { product_id: string | null; name: string; quantity: number; unit_price: number; total: number }[];
  discount: number;
  total: number;
  source: (typeof SOURCES)[number];
  note: string | null;
  version: number;
  can: { edit: boolean };
}

export interface CustomerFile {
  id: string;
  name: string;
  content_type: string;
  size: number;
  created_by_name: string | null;
  created_at: string;
  can: { delete: boolean };
}

/** Whether one may add customers and what they buy: a technician reads those of own jobs only. */
export function useMayAdd() {
  const { user, permissions } = useSession();
  return permissions.includes("use_customers") && user.role !== "technician";
}

/** Takes a customer out of the trash. */
export function useRestoreCustomer() {
  const { t } = useTranslation();
  return useAction<Customer, Pick<Customer, "id">>(({ id }) => post(`${CUSTOMERS}/${id}/restore`), {
    refresh: CUSTOMER_PATHS,
    onDone: ({ name }) => void toast.success(t("customers.record.restored", { name })),
  });
}

/** Puts a customer into the trash at once, with the way back in the toast. */
export function useTrashCustomer(onDone: () => void) {
  const { t } = useTranslation();
  const restore = useRestoreCustomer();
  return useAction<Customer, Customer>(
    async (customer) => {
      await remove(`${CUSTOMERS}/${customer.id}`, customer.version);
      return customer;
    },
    {
      refresh: CUSTOMER_PATHS,
      onDone: (customer) => {
        toast(t("customers.record.trashed", { name: customer.name }), { duration: 8_000, action: { label: t("action.undo"), onClick: () => restore.mutate(customer) } });
        onDone();
      },
    },
  );
}
