import { describe, expect, it } from "vitest";
import type { Lead } from "../api";
import { type BoardColumn, moved } from "./useBoard";

const lead = { id: "a", stage_id: "one", estimated_value: 500 } as Lead;
const lane = (stage_id: string, cards: Lead[]): BoardColumn => ({ stage_id, name: stage_id, kind: "open", color: "slate", probability_bps: 0, count: 3, value: 1_000, cards, has_more: false });

describe("moved", () => {
  const [one, two] = moved({ columns: [lane("one", [lead]), lane("two", [])] }, lead, lane("two", [])).columns;

  it("takes the card, its count and its value along", () => {
    expect([one?.count, one?.value, one?.cards.length]).toEqual([2, 500, 0]);
    expect([two?.count, two?.value, two?.cards[0]?.stage_id]).toEqual([4, 1_500, "two"]);
  });

  it("changes nothing where the card stays", () => {
    const board = { columns: [lane("one", [lead])] };
    expect(moved(board, lead, lane("one", [])).columns[0]?.count).toBe(3);
  });
});
