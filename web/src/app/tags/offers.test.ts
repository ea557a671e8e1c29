import { describe, expect, it } from "vitest";
import { offersFor } from "./offers";

const known = [
  { tag: "VIP", count: 3 },
  { tag: "Vila", count: 1 },
];

describe("what is offered while one types a label", () => {
  it("are those that begin so and are not there yet", () => {
    expect(offersFor("vi", known, ["vip"], true)).toEqual([{ tag: "Vila", count: 1 }, { tag: "vi" }]);
    expect(offersFor("", known, [], true)).toEqual(known);
  });

  it("is the typed one too, where nothing like it exists", () => {
    expect(offersFor("baru", known, [], true)).toEqual([{ tag: "baru" }]);
    expect(offersFor(" vip ", known, [], true)).toEqual([known[0]]);
  });

  it("is nothing new where labels are only taken off", () => {
    expect(offersFor("baru", known, [], false)).toEqual([]);
  });
});
