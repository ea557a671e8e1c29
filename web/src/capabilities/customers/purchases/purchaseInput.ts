import type { Purchase } from "../api";

/** A line while it is typed; without a product it has a name of its own. */
export interface Line {
  product_id: string;
  name: string;
  quantity: string;
  unit_price: number | undefined;
}

export interface PurchaseInput {
  on_date: string;
  items: Line[];
  discount: number | undefined;
  note: string;
}

export const NEW_LINE: Line = { product_id: "", name: "", quantity: "1", unit_price: undefined };
export const NEW_PURCHASE: PurchaseInput = { on_date: "", items: [NEW_LINE], discount: undefined, note: "" };

export const inputOf = (purchase?: Purchase): PurchaseInput =>
  purchase
    ? {
        on_date: purchase.on_date,
        items: purchase.items.map(({ product_id, name, quantity, unit_price }) => ({ product_id: product_id ?? "", name, quantity: String(quantity), unit_price })),
        discount: purchase.discount || undefined,
        note: purchase.note ?? "",
      }
    : NEW_PURCHASE;

/** What the lines come to, for the eye; what counts is computed by the server. */
export const sumOf = ({ items, discount }: PurchaseInput) => items.reduce((sum, item) => sum + (Number(item.quantity) || 0) * (item.unit_price ?? 0), 0) - (discount ?? 0);

/** What the server is told. */
export const bodyOf = (input: PurchaseInput) => ({
  ...(input.on_date && { on_date: input.on_date }),
  items: input.items.map(({ product_id, name, quantity, unit_price }) => ({ ...(product_id ? { product_id } : { name }), quantity: Number(quantity), unit_price: unit_price ?? 0 })),
  discount: input.discount ?? 0,
  note: input.note.trim() || null,
});
