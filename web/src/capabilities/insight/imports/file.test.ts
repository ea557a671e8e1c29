import { describe, expect, it } from "vitest";
import { LARGEST, refused } from "./file";

describe("a file that is brought", () => {
  it("may be any table", () => {
    expect(["a.csv", "B.XLSX", "c.tsv", "d.ods", "e.xls"].map((name) => refused([{ name, size: 5 }]))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("is refused at once where it cannot be one", () => {
    const why = (name: string, size: number) => refused([{ name, size }])?.words;
    expect(why("foto.png", 5)).toBe("imports.choose.notTable");
    expect(why("a.csv", 0)).toBe("imports.choose.empty");
    expect(why("a.csv", LARGEST + 1)).toBe("imports.choose.tooLarge");
    expect(refused([{ name: "a.csv", size: 1 }, { name: "b.csv", size: 1 }])?.words).toBe("imports.choose.several");
  });

  it("may also not be chosen at all", () => {
    expect(refused([])).toBeUndefined();
  });
});
