import type { OwnValues } from "@/app/fields/api";
import type { Product } from "./api";

/** A product as its form holds it. */
export interface ProductInput {
  name: string;
  sku: string;
  category_id: string;
  kind: string;
  cost_price: number | undefined;
  margin_bps: number | undefined;
  tax_bps: number | undefined;
  unit: string;
  description: string;
  speed_mbps: string;
  is_active: boolean;
  tags: string[];
  /** What was typed in fields that the business added. */
  custom: OwnValues;
}

export const inputOf = (product?: Product): ProductInput => ({
  name: product?.name ?? "",
  sku: product?.sku ?? "",
  category_id: product?.category_id ?? "",
  kind: product?.kind ?? "subscription",
  cost_price: product?.cost_price,
  margin_bps: product?.margin_bps,
  tax_bps: product?.tax_bps ?? undefined,
  unit: product?.unit ?? "bulan",
  description: product?.description ?? "",
  speed_mbps: product?.speed_mbps?.toString() ?? "",
  is_active: product?.is_active ?? true,
  tags: product?.tags ?? [],
  custom: {},
});

/** What the server is told; costs only by those who may set them, an empty SKU is made up there. */
export function bodyOf(input: ProductInput, maySetCosts: boolean) {
  const { cost_price, margin_bps, sku, category_id, description, speed_mbps, tax_bps, ...rest } = input;
  return {
    ...rest,
    category_id: category_id || null,
    description: description.trim() || null,
    tax_bps: tax_bps ?? null,
    speed_mbps: speed_mbps ? Number(speed_mbps) : null,
    ...(sku.trim() && { sku: sku.trim() }),
    ...(maySetCosts && { cost_price: cost_price ?? 0, margin_bps: margin_bps ?? 0 }),
  };
}
