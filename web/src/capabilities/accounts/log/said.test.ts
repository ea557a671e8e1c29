import { expect, test } from "vitest";
import { differencesOf } from "./said";

test("a change has a before and an after, a fact only what was noted", () => {
  expect(differencesOf({ changes: { name: { from: "A", to: "B" } }, rows: 3 })).toEqual([
    { field: "name", from: "A", to: "B", isChange: true },
    { field: "rows", to: 3, isChange: false },
  ]);
});

test("an entry without fields says nothing", () => {
  expect(differencesOf({})).toEqual([]);
});
