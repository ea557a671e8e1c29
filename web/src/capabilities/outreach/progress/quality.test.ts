import { expect, test } from "vitest";
import { type StaffFigures, inOrder } from "./quality";

const person = (staff_name: string, checked: number, last_activity_at: string | null = null) => ({ staff_name, checked, last_activity_at }) as StaffFigures;
const names = (rows: StaffFigures[]) => rows.map((row) => row.staff_name);

test("people stand by a figure, by name, or by when they last worked; who never did comes last", () => {
  const rows = [person("Wati", 3, "2026-11-20T01:00:00Z"), person("Ani", 12), person("Sari", 7, "2026-11-21T01:00:00Z")];
  expect(names(inOrder(rows, "checked", true))).toEqual(["Ani", "Sari", "Wati"]);
  expect(names(inOrder(rows, "staff_name", false))).toEqual(["Ani", "Sari", "Wati"]);
  expect(names(inOrder(rows, "last_activity_at", true))).toEqual(["Sari", "Wati", "Ani"]);
});
