import { beforeEach, describe, expect, it } from "vitest";
import { money, parseMoney, parsePercent, percent, phone, shortMoney } from "./format";

describe("format", () => {
  beforeEach(() => {
    document.documentElement.lang = "id";
  });

  it("writes money with thousands dots", () => {
    expect(money(1_500_000)).toBe("Rp1.500.000");
    expect(money(-200)).toBe("−Rp200");
  });

  it("shortens money with words nobody mistakes", () => {
    expect(shortMoney(10_005_534_000)).toBe("Rp10 miliar");
    expect(shortMoney(1_250_000)).toBe("Rp1,3 jt");
    document.documentElement.lang = "en";
    expect(shortMoney(1_250_000_000)).toBe("Rp1,3 bn");
  });

  it("reads what people paste as money", () => {
    expect(parseMoney("Rp 1.500.000,00")).toBe(1_500_000);
    expect(parseMoney("1500000")).toBe(1_500_000);
    expect(parseMoney("abc")).toBeUndefined();
  });

  it("reads and writes basis points as percent", () => {
    expect(parsePercent("12,5 %")).toBe(1_250);
    expect(percent(1_250)).toBe("12,5%");
    expect(parsePercent("x")).toBeUndefined();
  });

  it("writes phones as people dial them", () => {
    expect(phone("+6281234567890")).toBe("0812-3456-7890");
    expect(phone("+6598765432")).toBe("+6598765432");
  });
});
