import { describe, expect, it } from "vitest";
import { type Line, discountOf, marginOf, neededLevel, sumsOf } from "./lines";

const line = (changes: Partial<Line>): Line => ({ product_id: "p", name: "Home", unit: "bulan", quantity: 1, list_price: 100, cost_price: 80, price: 100, billing: "monthly", install_address: "", ...changes });

describe("what a deal comes to", () => {
  it("adds up by quantity, month and once", () => {
    const sums = sumsOf([line({ quantity: 3, price: 90 }), line({ billing: "one_off", price: 50 })]);
    expect(sums).toEqual({ subtotal: 400, discount: 80, total: 320, monthly: 270, once: 50, cost: 320, margin: 0 });
  });

  it("does not let a price above list make up for one below", () => {
    expect(sumsOf([line({ price: 150 }), line({ price: 90 })]).discount).toBe(10);
  });

  it("says nothing about margins to those who see no costs", () => {
    const sums = sumsOf([line({ cost_price: undefined })]);
    expect([sums.cost, sums.margin, marginOf(line({ cost_price: undefined }))]).toEqual([undefined, undefined, undefined]);
  });

  it("needs an owner below cost, a leader below list, and nobody else", () => {
    expect(neededLevel([line({ price: 79 }), line({ price: 90 })])).toBe("owner");
    expect(neededLevel([line({ price: 99 })])).toBe("leader");
    expect(neededLevel([line({}), line({ price: 120 })])).toBe("none");
  });

  it("measures discounts against list and margins against cost", () => {
    expect(discountOf(line({ price: 60 }))).toBe(4_000);
    expect(discountOf(line({ price: 120 }))).toBe(0);
    expect(marginOf(line({ price: 100 }))).toBe(2_500);
  });
});
