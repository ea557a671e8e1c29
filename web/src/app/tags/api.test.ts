import { expect, it } from "vitest";
import { folded, isAmong } from "./api";

it("labels are the same however they are spelled", () => {
  expect(folded(" Tóko   Besar ")).toBe("toko besar");
  expect(isAmong(["VIP", "Tóko Besar"], "toko besar")).toBe(true);
  expect(isAmong(["VIP"], "vi")).toBe(false);
});
