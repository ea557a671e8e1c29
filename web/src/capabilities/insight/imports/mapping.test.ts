import { describe, expect, it } from "vitest";
import type { Kind } from "./api";
import { assigned, columnOf, missing, originOf } from "./mapping";

const field = (name: string, is_required = false) => ({ name, label: name, is_required, format: "text", example: "" }) as const;
const kind: Kind = { name: "leads", title: "Lead", fields: [field("name", true), field("phone")], options: [], keeps_others: false };

describe("a mapping", () => {
  it("takes a field away from the column that filled it before", () => {
    expect(assigned({ Nama: "name", Yth: null }, "Yth", "name")).toEqual({ Nama: null, Yth: "name" });
  });

  it("may leave several columns unused", () => {
    expect(assigned({ A: null, B: "name" }, "B", null)).toEqual({ A: null, B: null });
  });

  it("says which required fields no column fills", () => {
    expect(missing(kind, { A: "phone" }).map((one) => one.name)).toEqual(["name"]);
    expect(missing(kind, { A: "name" })).toEqual([]);
  });

  it("knows the column of a field", () => {
    expect(columnOf({ A: null, B: "phone" }, "phone")).toBe("B");
    expect(columnOf({ A: null }, "phone")).toBeUndefined();
  });

  it("says how a column came to its field", () => {
    const [seen, known] = [{ name: "A", samples: [], is_remembered: false }, { name: "A", samples: [], is_remembered: true }];
    expect(originOf(seen, [{ A: "name" }, { A: "name" }], kind)).toBe("guessed");
    expect(originOf(known, [{ A: "name" }, { A: "name" }], kind)).toBe("remembered");
    expect(originOf(seen, [{ A: "phone" }, { A: "name" }], kind)).toBe("chosen");
    expect(originOf(seen, [{ A: null }, { A: "name" }], kind)).toBe("notUsed");
    expect(originOf(seen, [{ A: null }, { A: null }], { ...kind, keeps_others: true })).toBe("kept");
  });
});
