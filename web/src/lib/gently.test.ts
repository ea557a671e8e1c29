import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gently } from "./gently";

describe("what is done gently", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is done at once", () => {
    const act = vi.fn();
    gently(act, 100)();
    expect(act).toHaveBeenCalledOnce();
  });

  it("is done once more after a burst, however long that was", () => {
    const act = vi.fn();
    const ask = gently(act, 100);
    for (let count = 0; count < 50; count += 1) ask();
    vi.advanceTimersByTime(1_000);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it("is done at once again when it was quiet", () => {
    const act = vi.fn();
    const ask = gently(act, 100);
    ask();
    vi.advanceTimersByTime(100);
    ask();
    expect(act).toHaveBeenCalledTimes(2);
  });
});
