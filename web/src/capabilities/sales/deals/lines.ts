import type { Billing, Deal, DealItem, Level } from "./api";

/** A line while it is typed. */
export interface Line {
  product_id: string;
  name: string;
  unit: string;
  quantity: number;
  list_price: number;
  /** Absent for those who may not see it. */
  cost_price?: number;
  price: number;
  billing: Billing;
  install_address: string;
}

/** What a deal comes to while it is typed. */
export interface Sums {
  subtotal: number;
  discount: number;
  total: number;
  monthly: number;
  once: number;
  cost?: number;
  margin?: number;
}

export const linesOf = (deal: Deal): Line[] =>
  deal.items.map(({ product_id, name, unit, quantity, list_price, cost_price, price, billing, install_address }: DealItem) => ({ product_id, name, unit, quantity, list_price, cost_price, price, billing, install_address: install_address ?? "" }));

/** The lines as the server takes them. */
export const itemsOf = (lines: Line[]) => lines.map(({ product_id, quantity, price, billing, install_address }) => ({ product_id, quantity, price, billing, install_address: install_address.trim() || null }));

const sum = (lines: Line[], each: (line: Line) => number) => lines.reduce((all, line) => all + each(line) * line.quantity, 0);

export function sumsOf(lines: Line[]): Sums {
  const total = sum(lines, (line) => line.price);
  const monthly = sum(lines, (line) => (line.billing === "monthly" ? line.price : 0));
  const knowsCosts = lines.length > 0 && lines.every((line) => line.cost_price !== undefined);
  const cost = knowsCosts ? sum(lines, (line) => line.cost_price ?? 0) : undefined;
  return {
    subtotal: sum(lines, (line) => line.list_price),
    // What is above list doesn't make up for what is below.
    discount: sum(lines, (line) => Math.max(0, line.list_price - line.price)),
    total,
    monthly,
    once: total - monthly,
    cost,
    margin: cost === undefined ? undefined : total - cost,
  };
}

/** Basis points below the list price. */
export const discountOf = (line: Pick<Line, "list_price" | "price">) => (line.list_price > line.price ? Math.round(((line.list_price - line.price) / line.list_price) * 10_000) : 0);

/** Basis points over the cost price, where it is known. */
export const marginOf = (line: Pick<Line, "cost_price" | "price">) => (line.cost_price ? Math.round(((line.price - line.cost_price) / line.cost_price) * 10_000) : undefined);

export const isBelowCost = (line: Pick<Line, "cost_price" | "price">) => line.cost_price !== undefined && line.price < line.cost_price;

/** Whose approval the lines would need; the server decides. */
export function neededLevel(lines: Line[]): Level {
  if (lines.some(isBelowCost)) return "owner";
  return lines.some((line) => line.price < line.list_price) ? "leader" : "none";
}
