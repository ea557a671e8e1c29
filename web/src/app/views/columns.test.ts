import { describe, expect, it } from "vitest";
import type { TableLook } from "@/ui/table/useTableLook";
import { asColumns, asLook, isSameColumns } from "./columns";

const keys = [{ key: "name" }, { key: "phone" }, { key: "stage" }];
const usual: TableLook = { hidden: [], order: [], widths: {}, isDense: false };

describe("the columns of a view", () => {
  it("are none where the table looks as usual", () => {
    expect(asColumns(keys, { ...usual, isDense: true })).toEqual([]);
  });

  it("name every column in its order, which are hidden, and how wide they are", () => {
    const look = { ...usual, hidden: ["phone"], order: ["name", "stage", "phone"], widths: { stage: 200 } };
    expect(asColumns(keys, look)).toEqual([
      { key: "name", is_visible: true },
      { key: "stage", is_visible: true, width: 200 },
      { key: "phone", is_visible: false },
    ]);
  });

  it("say of what is only offered that it is not shown, until it has a place", () => {
    const offered = [...keys, { key: "custom.kelas", isOffered: true }];
    const shown = (look: TableLook) => asColumns(offered, look).find(({ key }) => key === "custom.kelas")?.is_visible;
    expect(shown({ ...usual, hidden: ["phone"] })).toBe(false);
    expect(shown({ ...usual, order: ["name", "custom.kelas", "phone", "stage"] })).toBe(true);
  });

  it("make the same look again", () => {
    const look = { hidden: ["phone"], order: ["name", "stage", "phone"], widths: { stage: 200 }, isDense: true };
    expect(asLook(asColumns(keys, look), true)).toEqual(look);
  });

  it("are the same whatever the order of their words", () => {
    expect(isSameColumns([{ key: "name", is_visible: true, width: 90 }], [{ width: 90, is_visible: true, key: "name" }])).toBe(true);
    expect(isSameColumns([{ key: "name", is_visible: true }], [])).toBe(false);
  });
});
