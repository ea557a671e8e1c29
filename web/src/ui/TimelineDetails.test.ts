import { expect, it } from "vitest";
import { changesIn } from "./TimelineDetails";

it("a change of own fields is told field by field, and only of those that changed", () => {
  const changes = { name: { from: "Rina", to: "Rini" }, custom: { from: { kelas: "XI", umur: 16 }, to: { kelas: "XII", umur: 16, aktif: true } } };
  expect(changesIn(changes)).toEqual([
    ["name", { from: "Rina", to: "Rini" }],
    ["custom.kelas", { from: "XI", to: "XII" }],
    ["custom.aktif", { from: undefined, to: true }],
  ]);
});
