import { describe, expect, it } from "vitest";
import { parseDay, parseMoney, parseNumber, parsePercent, parsePhone } from "./parse";

describe("parse", () => {
  it.each([
    ["Rp 1.500.000,00", 1_500_000],
    ["1500000", 1_500_000],
    ["Rp1.500.000", 1_500_000],
    ["1,500,000.00", 1_500_000],
    ["1,5 jt", 1_500_000],
    ["2 miliar", 2_000_000_000],
    ["1.500 jt", 1_500_000_000],
    ["750rb", 750_000],
    ["1.50", 150],
    ["-200", -200],
  ])("reads %s as money", (text, rupiah) => expect(parseMoney(text)).toBe(rupiah));

  it.each(["", "abc", "Rp", "jt"])("finds no money in %j", (text) => expect(parseMoney(text)).toBeUndefined());

  it("reads a number as people write it, with a comma or a point", () => {
    expect(["12,5", "12.5", "1.234,5", "1.234.567", "−3", " 7 ", "1.250"].map(parseNumber)).toEqual([12.5, 12.5, 1234.5, 1_234_567, -3, 7, 1250]);
  });

  it("finds no number where there are other signs", () => {
    expect(["", "tua", "1,2,3", "1e5", "12 kg"].map(parseNumber)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("reads percent with comma or dot", () => {
    expect(parsePercent("12,5 %")).toBe(1_250);
    expect(parsePercent("12.5")).toBe(1_250);
    expect(parsePercent("x")).toBeUndefined();
  });

  it.each(["0812-3456-7890", "62 812 3456 7890", "+62 812-3456-7890", "+62 (0)812 3456 7890", "81234567890"])("reads %s as one phone", (text) =>
    expect(parsePhone(text)).toBe("+6281234567890"),
  );

  it("keeps foreign phones and refuses fragments", () => {
    expect(parsePhone("+65 9876 5432")).toBe("+6598765432");
    expect(parsePhone("0812")).toBeUndefined();
  });

  it.each(["20/11/2026", "20-11-26", "20 Nov 2026", "20 November 2026", "2026-11-20", "20.11.2026"])("reads %s as a day", (text) =>
    expect(parseDay(text)).toBe("2026-11-20"),
  );

  it.each(["31/02/2026", "20/13/2026", "kemarin", "20/11"])("finds no day in %s", (text) => expect(parseDay(text)).toBeUndefined());
});
