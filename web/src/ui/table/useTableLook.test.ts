import { describe, expect, it } from "vitest";
import { inOrder, isShownIn, moved } from "./useTableLook";

const columns = ["name", "phone", "stage", "owner"].map((key) => ({ key }));
const keys = (rows: { key: string }[]) => rows.map((row) => row.key).join(" ");

describe("a column", () => {
  const look = { hidden: ["phone"], order: [] as string[], widths: {}, isDense: false };

  it("is shown unless somebody hid it", () => {
    expect([{ key: "name" }, { key: "phone" }].map((column) => isShownIn(look, column))).toEqual([true, false]);
  });

  it("that is only offered is shown once it has a place", () => {
    const offered = { key: "class", isOffered: true };
    expect(isShownIn(look, offered)).toBe(false);
    expect(isShownIn({ ...look, order: ["name", "class"] }, offered)).toBe(true);
    expect(isShownIn({ ...look, order: ["name", "class"], hidden: ["class"] }, offered)).toBe(false);
  });
});

describe("the order of columns", () => {
  it("is as somebody put it", () => {
    expect(keys(inOrder(columns, ["name", "owner", "phone", "stage"]))).toBe("name owner phone stage");
  });

  it("keeps columns that came later at the end", () => {
    expect(keys(inOrder(columns, ["name", "stage"]))).toBe("name stage phone owner");
  });

  it("moves one by one, and never before the first", () => {
    expect(moved(["name", "phone", "stage"], "stage", -1).join(" ")).toBe("name stage phone");
    expect(moved(["name", "phone", "stage"], "phone", -1).join(" ")).toBe("name phone stage");
    expect(moved(["name", "phone", "stage"], "stage", 1).join(" ")).toBe("name phone stage");
  });
});
