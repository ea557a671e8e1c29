import { describe, expect, it } from "vitest";
import { isBlank, numberText, saidOf } from "./value";

const t = ((key: string) => key) as unknown as Parameters<typeof saidOf>[2];

describe("a number of an own field", () => {
  it("is typed with a comma, and what is no number stays as it was typed", () => {
    expect([12.5, "tua", null, undefined].map(numberText)).toEqual(["12,5", "tua", "", ""]);
  });
});

describe("a value in words", () => {
  it("follows the kind of its field", () => {
    expect(saidOf({ type: "money" }, 1_500_000, t)).toBe("Rp1.500.000");
    expect(saidOf({ type: "number" }, 1234.56789, t)).toBe("1.234,56789");
    expect(saidOf({ type: "date" }, "2026-11-20", t)).toBe("20 Nov 2026");
    expect(saidOf({ type: "multi_choice" }, ["A", "B"], t)).toBe("A, B");
    expect(saidOf({ type: "yes_no" }, false, t)).toBe("state.no");
    expect(saidOf({ type: "text" }, "XII IPA", t)).toBe("XII IPA");
  });

  it("is nothing where nothing was said, but no is an answer", () => {
    expect([null, undefined, "", [] as string[]].map((value) => saidOf({ type: "text" }, value, t))).toEqual(["", "", "", ""]);
    expect(isBlank(false)).toBe(false);
    expect(isBlank(0)).toBe(false);
  });
});
