import { expect, test } from "vitest";
import { monthOf, shifted } from "./month";

test("a month ends on its last day", () => {
  expect(monthOf("2028-02")).toEqual({ key: "2028-02", from: "2028-02-01", to: "2028-02-29" });
});

test("what is no month is this one", () => {
  expect(monthOf("2026-13", new Date(2026, 10, 25)).key).toBe("2026-11");
});

test("December is followed by January", () => {
  expect(shifted(monthOf("2026-12"), 1).key).toBe("2027-01");
  expect(shifted(monthOf("2026-01"), -1).key).toBe("2025-12");
});
