import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, get, onSessionLost, patch, post, query } from "./api";

function answers(status: number, body: unknown, type = "application/problem+json") {
  const fetched = vi.fn(async (_path: string, _options: RequestInit) => new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { "content-type": type } }));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

const refusal = async (asked: Promise<unknown>) => asked.then(() => expect.unreachable(), (error: unknown) => error as ApiError);

describe("api", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("reads JSON", async () => {
    answers(200, { name: "Ani" }, "application/json");
    expect(await get<{ name: string }>("/api/me")).toEqual({ name: "Ani" });
  });

  it("says which version was seen and which key a request has", async () => {
    const fetched = answers(200, {}, "application/json");
    await patch("/api/leads/1", { name: "B" }, 7);
    expect(fetched.mock.lastCall?.[1].headers).toMatchObject({ "if-match": '"7"' });
    await post("/api/leads", {}, "once");
    expect(fetched.mock.lastCall?.[1].headers).toMatchObject({ "idempotency-key": "once" });
  });

  it("turns a problem into an error with every fault", async () => {
    answers(422, { code: "invalid", detail: "Periksa lagi.", request_id: "r1", errors: [{ field: "items[0].price", code: "too_low", message: "Terlalu rendah." }] });
    const error = await refusal(post("/api/deals"));
    expect([error.status, error.code, error.message, error.requestId]).toEqual([422, "invalid", "Periksa lagi.", "r1"]);
    expect(error.faults[0]).toMatchObject({ field: "items[0].price", message: "Terlalu rendah." });
  });

  it("keeps what is there now when somebody was faster", async () => {
    answers(412, { code: "stale", current: { version: 8 } });
    expect((await refusal(patch("/api/leads/1", {}, 7))).problem.current).toEqual({ version: 8 });
  });

  it("tells when the session is lost, but not for a wrong password", async () => {
    const lost = vi.fn();
    const stop = onSessionLost(lost);
    answers(401, { code: "unauthorized" });
    await refusal(post("/api/auth/login"));
    expect(lost).not.toHaveBeenCalled();
    await refusal(get("/api/leads"));
    expect(lost).toHaveBeenCalledOnce();
    stop();
  });

  it("calls a server that cannot be reached offline", async () => {
    vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError())));
    expect(await refusal(get("/api/leads"))).toMatchObject({ status: 0, code: "offline" });
  });

  it("leaves out of an address what is not set", () => {
    expect(query({ q: "budi", page: undefined, stage: "", owner: null })).toBe("?q=budi");
    expect(query({})).toBe("");
  });
});
