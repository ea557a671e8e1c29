import { describe, expect, it } from "vitest";
import { isTaken, sentFields, valueAt } from "./useChange";

describe("what is to be saved", () => {
  const seen = { name: "Rina", tags: ["vip"], custom: { kelas: "XI", umur: 16 } };

  it("is taken where somebody else changed the same field meanwhile", () => {
    expect(isTaken({ name: "Rina A." }, seen, { ...seen, name: "Rini" })).toBe(true);
    expect(isTaken({ name: "Rina A." }, seen, { ...seen, tags: [] })).toBe(false);
  });

  it("is looked at own field by own field", () => {
    expect(sentFields({ name: "x", custom: { kelas: "XII", umur: null } })).toEqual(["name", "custom.kelas", "custom.umur"]);
    expect(valueAt(seen, "custom.kelas")).toBe("XI");
    expect(isTaken({ custom: { kelas: "XII" } }, seen, { ...seen, custom: { kelas: "XI", umur: 17 } })).toBe(false);
    expect(isTaken({ custom: { kelas: "XII" } }, seen, { ...seen, custom: { kelas: "X" } })).toBe(true);
    expect(isTaken({ custom: { asal: "web" } }, seen, { ...seen, custom: { asal: "toko" } })).toBe(true);
  });
});
