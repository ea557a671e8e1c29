import { beforeEach, describe, expect, it } from "vitest";
import { dismiss, toast, toastsNow } from "./toast";

describe("toasts", () => {
  beforeEach(() => toastsNow().forEach(({ id }) => dismiss(id)));

  it("say the same thing once", () => {
    toast.success("Tersimpan.");
    toast.success("Tersimpan.");
    expect(toastsNow().map(({ text }) => text)).toEqual(["Tersimpan."]);
  });

  it("make room for what is new", () => {
    ["a", "b", "c", "d"].forEach((text) => toast(text));
    expect(toastsNow().map(({ text }) => text)).toEqual(["b", "c", "d"]);
  });

  it("go when they were read", () => {
    toast.error("Gagal.");
    dismiss(toastsNow()[0]?.id ?? 0);
    expect(toastsNow()).toEqual([]);
  });
});
