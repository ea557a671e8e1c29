import { useOne } from "@/lib/hooks";
import type { Unit } from "@/ui/numbers";

export interface Card {
  key: string;
  unit: Unit;
  value: number;
  previous: number | null;
  sparkline: number[];
  link: string;
}

export interface Top {
  id: string;
  name: string;
  total: number;
  deals: number;
}

export interface Home {
  cards: Card[];
  trend: { month: string; won_total: number; won_count: number; lost: number; new_leads: number }[];
  funnel: { stage_id: string; name: string; leads: number }[];
  waiting: { key: string; count: number; value: number | null; link: string }[];
  top_owners: Top[];
  top_products: Top[];
}

export const useHome = () => useOne<Home>("/api/home");

/** Whether anything was ever sold or written down. */
export const isFresh = (home: Home) => home.cards.every((card) => card.value === 0) && home.trend.every((month) => month.new_leads === 0 && month.won_count === 0);
