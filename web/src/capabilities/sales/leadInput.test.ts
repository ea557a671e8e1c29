import { describe, expect, it } from "vitest";
import { changesOf, faultsIn, inputOf } from "./leadInput";

const contact = (phone: string, email = "") => ({ name: "Budi", phone, email });

describe("faultsIn", () => {
  it("takes a name with a phone or an email", () => {
    expect(faultsIn(contact("0812-3456-7890"))).toEqual({});
    expect(faultsIn(contact("+62 (812) 3456.7890"))).toEqual({});
    expect(faultsIn(contact("", "budi@contoh.id"))).toEqual({});
  });

  it("asks for a way to reach the person", () => {
    expect(faultsIn(contact(" "))).toEqual({ phone: "phoneOrEmail" });
    expect(faultsIn({ ...contact("08123456789"), name: " " })).toEqual({ name: "nameNeeded" });
  });

  it("knows what cannot be a number or an address", () => {
    expect(faultsIn(contact("0812abc4567")).phone).toBe("badPhone");
    expect(faultsIn(contact("0812")).phone).toBe("badPhone");
    expect(faultsIn(contact("", "budi@")).email).toBe("badEmail");
  });
});

describe("changesOf", () => {
  const before = { ...inputOf(undefined), name: "Budi", phone: "0812", estimated_value: 100 };

  it("sends what differs, and null for what was emptied", () => {
    expect(changesOf({ ...before, phone: " ", need: "Internet" }, before)).toEqual({ phone: null, need: "Internet" });
    expect(changesOf({ ...before, estimated_value: undefined }, before)).toEqual({ estimated_value: 0 });
    expect(changesOf(before, before)).toEqual({});
  });

  it("sends labels as a whole, and own fields one by one", () => {
    expect(changesOf({ ...before, tags: ["vip"], custom: { kelas: "XII" } }, before)).toEqual({ tags: ["vip"], custom: { kelas: "XII" } });
    expect(changesOf({ ...before, tags: [], custom: {} }, before)).toEqual({});
  });
});
