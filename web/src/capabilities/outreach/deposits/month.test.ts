import { expect, test } from "vitest";
import { shiftDay, shiftMonth, weeksOf } from "./month";

test("a month's weeks begin on Monday and hold every day of it", () => {
  const weeks = weeksOf("2026-11");
  expect([weeks[0]?.[0], weeks.at(-1)?.at(-1), weeks.length]).toEqual(["2026-10-26", "2026-12-06", 6]);
  expect(weeksOf("2027-02").length).toBe(4);
  expect(weeksOf("2027-02")[0]?.[0]).toBe("2027-02-01");
});

test("days and months go over the end of a year", () => {
  expect([shiftDay("2026-12-31", 1), shiftDay("2026-03-01", -1), shiftMonth("2026-12", 1), shiftMonth("2026-01", -1)]).toEqual(["2027-01-01", "2026-02-28", "2027-01", "2025-12"]);
});
