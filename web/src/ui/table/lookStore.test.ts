import { beforeEach, describe, expect, it, vi } from "vitest";
import { USUAL, keepLook, layLook, lookOf, watchLooks } from "./lookStore";

const dense = { ...USUAL, isDense: true };
const narrow = { ...USUAL, hidden: ["phone"] };

describe("the look of a table", () => {
  let name = "";
  let count = 0;
  beforeEach(() => {
    count += 1;
    name = `list ${count}`;
  });

  it("is the usual one at first, and the same thing until it changes", () => {
    expect(lookOf(name)).toEqual(USUAL);
    expect(lookOf(name)).toBe(lookOf(name));
  });

  it("is kept, and told to those who watch", () => {
    const watch = vi.fn();
    const stop = watchLooks(watch);
    keepLook(name, dense);
    stop();
    expect(lookOf(name)).toEqual(dense);
    expect(watch).toHaveBeenCalledOnce();
  });

  it("of a view lies over one's own, which is back afterwards", () => {
    keepLook(name, dense);
    layLook(name, narrow);
    expect(lookOf(name)).toEqual(narrow);
    keepLook(name, { ...narrow, isDense: true });
    layLook(name, undefined);
    expect(lookOf(name)).toEqual(dense);
  });
});
