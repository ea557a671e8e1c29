import { expect, test } from "vitest";
import { bodyOf, changesOf, inputOf } from "./customerInput";

test("a blank text is nothing, and degrees are read as people write them", () => {
  const body = bodyOf({ ...inputOf(), name: "Ani", email: " ", lat: "−6,2088", lng: "106.8456" });
  expect(body).toMatchObject({ name: "Ani", email: null, address: { lat: -6.2088, lng: 106.8456, city: null } });
});

test("what cannot be read as degrees is sent, so that the server names it", () => {
  expect(bodyOf({ ...inputOf(), lat: "selatan" }).address.lat).toBe("selatan");
});

test("only what differs is sent", () => {
  const before = inputOf();
  expect(changesOf(before, { ...before, tags: ["vip"] })).toEqual({ tags: ["vip"] });
  expect(changesOf(before, { ...before, custom: { kelas: "XII" } })).toEqual({ custom: { kelas: "XII" } });
  expect(changesOf(before, before)).toEqual({});
});

test("an empty number among others is no number", () => {
  expect(bodyOf({ ...inputOf(), extra_phones: ["0812 3456 7890", " "] }).extra_phones).toEqual(["0812 3456 7890"]);
});

test("who never answered has no consent, and who took it back has said no", () => {
  expect(bodyOf(inputOf()).consent).toBeNull();
  expect(bodyOf({ ...inputOf(), consent_source: "WhatsApp" }).consent).toEqual({ marketing: false, source: "WhatsApp" });
});
