import { useTranslation } from "react-i18next";
import type { OwnValues } from "@/app/fields/api";
import { useAction } from "@/app/useAction";
import { post, remove } from "@/lib/api";
import { useAll } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import type { Named } from "../sales/api";

export const PRODUCTS = "/api/products";
export const KINDS = ["subscription", "one_off"] as const;

/** What a session sees of a product depends on its role: names, prices, or costs too. */
export interface Product {
  id: string;
  name: string;
  is_active: boolean;
  sku?: string;
  category_id?: string | null;
  category_name?: string | null;
  kind?: (typeof KINDS)[number];
  list_price?: number;
  tax_bps?: number | null;
  unit?: string;
  description?: string | null;
  speed_mbps?: number | null;
  cost_price?: number;
  margin_bps?: number;
  tags?: string[];
  /** What stands in fields that the business added. */
  custom?: OwnValues;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  can: { edit: boolean; edit_costs: boolean; delete: boolean; restore: boolean };
}

export interface Category extends Named {
  version: number;
}

export interface Price {
  at: string;
  changed_by_name: string | null;
  cost_price?: number;
  margin_bps?: number;
  list_price: number;
}

export const useCategories = (isOn = true) => useAll<Category>("/api/categories?per_page=200", isOn);

/** Takes a product out of the trash. */
export function useRestoreProduct() {
  const { t } = useTranslation();
  return useAction<Product, Product>((product) => post(`${PRODUCTS}/${product.id}/restore`), {
    refresh: [PRODUCTS],
    onDone: ({ name }) => void toast.success(t("catalog.restored", { name })),
  });
}

/** Puts a product into the trash at once, with the way back in the toast. */
export function useTrashProduct(onDone: () => void) {
  const { t } = useTranslation();
  const restore = useRestoreProduct();
  return useAction<Product, Product>(
    async (product) => {
      await remove(`${PRODUCTS}/${product.id}`, product.version);
      return product;
    },
    {
      refresh: [PRODUCTS],
      onDone: (product) => {
        toast(t("catalog.trashed", { name: product.name }), { duration: 8_000, action: { label: t("action.undo"), onClick: () => restore.mutate(product) } });
        onDone();
      },
    },
  );
}
