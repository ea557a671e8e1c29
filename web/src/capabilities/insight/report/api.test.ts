import { describe, expect, it } from "vitest";
import { againstOf, askedOf, heldAgainst } from "./api";

const LATER = "2027-06-15";
const before = (from: string, to: string, today = LATER) => heldAgainst({ from, to }, "previous", today);
const yearAgo = (from: string, to: string, today = LATER) => heldAgainst({ from, to }, "last_year", today);

describe("the period before", () => {
  it("is the month before a month, however long it is", () => {
    expect(before("2026-11-01", "2026-11-30")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
    expect(before("2026-03-01", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  });

  it("is the quarter before a quarter, across the year", () => {
    expect(before("2026-01-01", "2026-03-31")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  });

  it("is as many days before any other days", () => {
    expect(before("2026-11-19", "2026-11-25")).toEqual({ from: "2026-11-12", to: "2026-11-18" });
    expect(before("2026-11-25", "2026-11-25")).toEqual({ from: "2026-11-24", to: "2026-11-24" });
  });

  it("has only as many days as the running one has had", () => {
    expect(before("2026-11-01", "2026-11-30", "2026-11-25")).toEqual({ from: "2026-10-01", to: "2026-10-25" });
    expect(before("2026-03-01", "2026-03-31", "2026-03-30")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(before("2026-11-23", "2026-11-29", "2026-11-25")).toEqual({ from: "2026-11-16", to: "2026-11-18" });
    expect(before("2026-10-01", "2026-12-31", "2026-11-25")).toEqual({ from: "2026-07-01", to: "2026-08-25" });
  });
});

describe("the same period last year", () => {
  it("is the same days, and ends of months stay ends of months", () => {
    expect(yearAgo("2026-11-19", "2026-11-25")).toEqual({ from: "2025-11-19", to: "2025-11-25" });
    expect(yearAgo("2025-02-01", "2025-02-28")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(yearAgo("2024-02-29", "2024-02-29")).toEqual({ from: "2023-02-28", to: "2023-02-28" });
  });

  it("ends where the running one stands", () => {
    expect(yearAgo("2026-01-01", "2026-12-31", "2026-11-25")).toEqual({ from: "2025-01-01", to: "2025-11-25" });
  });
});

describe("what the address holds it against", () => {
  it("is known by name, and by what older addresses say", () => {
    expect(againstOf({ compare: "1" })).toBe("previous");
    expect(againstOf({ compare: "last_year" })).toBe("last_year");
    expect(againstOf({ compare: "tomorrow" })).toBeUndefined();
  });
});

describe("what is asked", () => {
  const offered = { key: "sales-by", title: "", groups: ["product", "owner"], has_granularity: false, filters: ["owner_id", "product_id"] };

  it("leaves out what the report does not take", () => {
    expect(askedOf({ group: "stage", granularity: "week", preset: "this_year" }, offered)).toEqual({ preset: "this_year" });
    expect(askedOf({ group: "owner" }, offered)).toEqual({ group: "owner" });
  });

  it("filters by what the report can be filtered by", () => {
    expect(askedOf({ owner_id: "1", product_id: "2,3", city: "Solo", compare: "previous" }, offered)).toEqual({ owner_id: "1", product_id: "2,3" });
  });

  it("takes two days for a period, whether or not they are called so", () => {
    expect(askedOf({ from: "2017-03-01", to: "2017-03-31" }, offered)).toEqual({ from: "2017-03-01", to: "2017-03-31" });
  });

  it("waits for both days of a period of one's own", () => {
    expect(askedOf({ preset: "custom", from: "2026-11-01" }, offered)).toBeNull();
    expect(askedOf({ preset: "custom", from: "2026-11-01", to: "2026-11-02" }, offered)).toEqual({ from: "2026-11-01", to: "2026-11-02" });
  });
});
