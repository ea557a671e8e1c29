import { describe, expect, it } from "vitest";
import { askedOf, periodBefore } from "./api";

describe("the period before", () => {
  it("is the month before a month, however long it is", () => {
    expect(periodBefore("2026-11-01", "2026-11-30")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(periodBefore("2026-03-01", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  });

  it("is the quarter before a quarter, across the year", () => {
    expect(periodBefore("2026-01-01", "2026-03-31")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  });

  it("is as many days before any other days", () => {
    expect(periodBefore("2026-11-19", "2026-11-25")).toEqual({ from: "2026-11-12", to: "2026-11-18" });
    expect(periodBefore("2026-11-25", "2026-11-25")).toEqual({ from: "2026-11-24", to: "2026-11-24" });
  });
});

describe("what is asked", () => {
  const offered = { key: "sales-by", title: "", groups: ["product", "owner"], has_granularity: false };

  it("leaves out what the report does not take", () => {
    expect(askedOf({ group: "stage", granularity: "week", preset: "this_year" }, offered)).toEqual({ preset: "this_year" });
    expect(askedOf({ group: "owner" }, offered)).toEqual({ group: "owner" });
  });

  it("takes two days for a period, whether or not they are called so", () => {
    expect(askedOf({ from: "2017-03-01", to: "2017-03-31" }, offered)).toEqual({ from: "2017-03-01", to: "2017-03-31" });
  });

  it("waits for both days of a period of one's own", () => {
    expect(askedOf({ preset: "custom", from: "2026-11-01" }, offered)).toBeNull();
    expect(askedOf({ preset: "custom", from: "2026-11-01", to: "2026-11-02" }, offered)).toEqual({ from: "2026-11-01", to: "2026-11-02" });
  });
});
