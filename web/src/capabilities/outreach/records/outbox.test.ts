import { expect, test, vi } from "vitest";
import { ApiError } from "@/lib/api";
import type { ContactRecord } from "../api";
import { type Shelf, type Waiting, createOutbox, withMarks } from "./outbox";

const ani = { id: "r1", name: "Ani", whatsapp_status: null, responded: null, note: null } as ContactRecord;
const mark = (key: string, what: Waiting["mark"]): Waiting => ({ key, user: "u1", record: "r1", name: "Ani", mark: what, at: Number(key) });

function shelfWith(...kept: Waiting[]): Shelf & { kept: Waiting[] } {
  return {
    kept,
    all: (user) => Promise.resolve(kept.filter((one) => one.user === user)),
    add: (one) => Promise.resolve(void kept.push(one)),
    drop: (key) => Promise.resolve(void kept.splice(kept.findIndex((one) => one.key === key), 1)),
  };
}

function scene(send: (one: Waiting) => Promise<ContactRecord>, shelf = shelfWith()) {
  const [onSent, onRefused] = [vi.fn(), vi.fn()];
  return { shelf, onSent, onRefused, outbox: createOutbox({ shelf, send, onSent, onRefused, alone: (work) => work() }) };
}

test("a mark shows at once and is gone from the outbox when the server has it", async () => {
  const { outbox, shelf, onSent } = scene(() => Promise.resolve(ani));
  await outbox.open("u1");
  const putting = outbox.put(mark("1", { whatsapp_status: "ada" }));
  expect(withMarks(ani, outbox.now().waiting).whatsapp_status).toBe("ada");
  await putting;
  expect(onSent).toHaveBeenCalledWith(ani);
  expect([outbox.now().waiting, shelf.kept]).toEqual([[], []]);
});

test("what cannot be sent waits and goes in its order once the server is there", async () => {
  vi.useFakeTimers();
  let isThere = false;
  const sent: unknown[] = [];
  const { outbox } = scene((one) => {
    if (!isThere) return Promise.reject(new ApiError(0, {}));
    sent.push(one.mark);
    return Promise.resolve(ani);
  });
  await outbox.open("u1");
  await outbox.put(mark("1", { whatsapp_status: "ada" }));
  await outbox.put(mark("2", { responded: true }));
  expect(outbox.now()).toMatchObject({ isStuck: true, waiting: [{ key: "1" }, { key: "2" }] });
  isThere = true;
  await outbox.flush();
  expect(sent).toEqual([{ whatsapp_status: "ada" }, { responded: true }]);
  expect(outbox.now()).toEqual({ waiting: [], isStuck: false });
  vi.useRealTimers();
});

test("what the server refuses is taken back and told, and the next one goes on", async () => {
  const refusal = new ApiError(409, { code: "not_assigned" });
  const { outbox, onRefused, onSent } = scene((one) => (one.key === "1" ? Promise.reject(refusal) : Promise.resolve(ani)));
  await outbox.open("u1");
  await Promise.all([outbox.put(mark("1", { whatsapp_status: "ada" })), outbox.put(mark("2", { responded: false }))]);
  expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ key: "1" }), refusal);
  expect(onSent).toHaveBeenCalledTimes(1);
  expect(withMarks(ani, outbox.now().waiting)).toEqual(ani);
});

test("what was left behind is sent on the next visit, and only for whoever made it", async () => {
  const other = { ...mark("2", { responded: true }), user: "u2" };
  const shelf = shelfWith(mark("1", { note: "sore" }), other);
  const { outbox, onSent } = scene(() => Promise.resolve(ani), shelf);
  await outbox.open("u1");
  expect(onSent).toHaveBeenCalledTimes(1);
  expect(shelf.kept).toEqual([other]);
});
