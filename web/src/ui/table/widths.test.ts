import { describe, expect, it } from "vitest";
import { NARROWEST, WIDEST, boundTo, holding, stepped, within } from "./widths";

describe("the width of a column", () => {
  it("stays within bounds, in whole pixels", () => {
    expect([within(12), within(200.4), within(9_000)]).toEqual([NARROWEST, 200, WIDEST]);
  });

  it("moves by arrow keys and to both ends, and by no other key", () => {
    expect([stepped(200, "ArrowLeft"), stepped(200, "ArrowRight"), stepped(70, "ArrowLeft")]).toEqual([184, 216, NARROWEST]);
    expect([stepped(200, "Home"), stepped(200, "End"), stepped(200, "Tab")]).toEqual([NARROWEST, WIDEST, undefined]);
  });

  it("is held by the table and followed by the cells", () => {
    expect(holding({ total: 120 })).toEqual({ "--column-total": "120px" });
    expect(boundTo("total").width).toBe("var(--column-total, auto)");
  });
});
