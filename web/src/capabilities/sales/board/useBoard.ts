import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, query } from "@/lib/api";
import type { Lead, StageColor, StageKind } from "../api";

export interface BoardColumn {
  stage_id: string;
  name: string;
  kind: StageKind;
  color: StageColor;
  probability_bps: number;
  count: number;
  value: number;
  cards: Lead[];
  has_more: boolean;
}

export interface LeadBoardData {
  columns: BoardColumn[];
}

const PATH = "/api/leads/board";

/** The board of one person or of all, each lane as deep as it was opened. */
export function useBoard(owner_id: string | undefined) {
  const client = useQueryClient();
  const [depths, setDepths] = useState<Record<string, number>>({});
  const key = [PATH, owner_id, depths];
  const board = useQuery({ queryKey: key, queryFn: () => load(owner_id, depths), placeholderData: keepPreviousData });
  return {
    board,
    deepen: (stage: string) => setDepths((now) => ({ ...now, [stage]: (now[stage] ?? 1) + 1 })),
    /** Shows `lead` in another lane before the server has said yes; returns the way back. */
    show: async (lead: Lead, to: BoardColumn) => {
      await client.cancelQueries({ queryKey: [PATH] });
      const before = client.getQueryData<LeadBoardData>(key);
      client.setQueryData<LeadBoardData>(key, (now) => now && moved(now, lead, to));
      return () => client.setQueryData(key, before);
    },
    refresh: () => client.invalidateQueries({ queryKey: [PATH] }),
  };
}

async function load(owner_id: string | undefined, depths: Record<string, number>): Promise<LeadBoardData> {
  const { columns } = await get<LeadBoardData>(PATH + query({ owner_id }));
  return { columns: await Promise.all(columns.map((column) => deepened(column, owner_id, depths[column.stage_id] ?? 1))) };
}

async function deepened(column: BoardColumn, owner_id: string | undefined, depth: number): Promise<BoardColumn> {
  let shown = column;
  for (let page = 1; page < depth && shown.has_more; page += 1) {
    const next = await get<LeadBoardData>(PATH + query({ owner_id, stage_id: column.stage_id, after: shown.cards.at(-1)?.id }));
    const more = next.columns[0];
    if (!more) break;
    shown = { ...shown, cards: [...shown.cards, ...more.cards], has_more: more.has_more };
  }
  return shown;
}

/** The board as it will be once the server has said yes. */
export function moved(board: LeadBoardData, lead: Lead, to: BoardColumn): LeadBoardData {
  const arrived: Lead = { ...lead, stage_id: to.stage_id, stage_name: to.name, stage_kind: to.kind, stage_entered_at: new Date().toISOString() };
  const columns = board.columns.map((column) => {
    const cards = column.cards.filter((card) => card.id !== lead.id);
    const change = Number(column.stage_id === to.stage_id) - Number(column.stage_id === lead.stage_id);
    return {
      ...column,
      count: column.count + change,
      value: column.value + change * lead.estimated_value,
      cards: column.stage_id === to.stage_id ? [arrived, ...cards] : cards,
    };
  });
  return { columns };
}
