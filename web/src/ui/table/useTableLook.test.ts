import { describe, expect, it } from "vitest";
import { inOrder, moved } from "./useTableLook";

const columns = ["name", "phone", "stage", "owner"].map((key) => ({ key }));
const keys = (rows: { key: string }[]) => rows.map((row) => row.key).join(" ");

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
