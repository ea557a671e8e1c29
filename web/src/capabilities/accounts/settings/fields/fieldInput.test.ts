import { describe, expect, it } from "vitest";
import type { OwnField } from "@/app/fields/api";
import { bodyOf, inputOf, keyOf, newBody, placesOf } from "./fieldInput";

describe("a field as its form holds it", () => {
  it("is told without the blank choices at the end, but not without those in between", () => {
    expect(bodyOf({ ...inputOf(), type: "choice", choices: [" SMA ", "", "SMP", " ", ""] }).choices).toEqual(["SMA", "", "SMP"]);
  });

  it("has choices only where one chooses", () => {
    expect(bodyOf({ ...inputOf(), type: "number", choices: ["SMA"] })).not.toHaveProperty("choices");
  });

  it("has a key of its own only where somebody chose one", () => {
    expect(newBody({ ...inputOf(), label: "Kelas" })).not.toHaveProperty("key");
    expect(newBody({ ...inputOf(), label: "Kelas", key: " kelas_siswa " }).key).toBe("kelas_siswa");
  });
});

it("a key is made of the label", () => {
  expect(keyOf("Kelás (2026)")).toBe("kelas_2026");
});

it("an order is told by those whose place changes", () => {
  const field = (id: string, position: number) => ({ id, position }) as OwnField;
  expect(placesOf([field("b", 2), field("a", 1), field("c", 3)]).map(({ field: { id }, position }) => [id, position])).toEqual([
    ["b", 1],
    ["a", 2],
  ]);
});
