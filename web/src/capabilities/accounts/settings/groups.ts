import type { Words } from "@/app/i18n/words";

/** A group of settings; version 0 where nobody set it. */
export interface Group<T> {
  key: string;
  value: T;
  version: number;
}

export interface General {
  name: string;
  time_zone: string;
  modules: string[];
  address: string;
  phone: string;
  email: string;
}

export const ROUNDINGS = ["none", "up_to_100", "up_to_500", "up_to_1000"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** How far the registration of the bot came. */
export interface TelegramState {
  state: "off" | "waiting" | "reached" | "not_reached" | "other_bot";
  cause?: string;
  name?: string;
}

export interface Groups {
  general: Group<General>;
  pricing: Group<{ rounding: Rounding }>;
  sales: Group<{ sells_without_deals: boolean }>;
  customers: Group<{ inactive_after_days: number }>;
  outreach: Group<{ deposit_edit_days: number; untouched_days: number; rest_days: number }>;
  words: Group<Words>;
  telegram: Group<{ bot_username: string }> & { secrets: { bot_token: boolean }; state?: TelegramState };
}

const STEPS: Record<Rounding, number> = { none: 1, up_to_100: 100, up_to_500: 500, up_to_1000: 1_000 };

/** What a rounding makes of a price, to show what it means; what counts is computed by the server. */
export const rounded = (price: number, rounding: Rounding) => Math.ceil(price / STEPS[rounding]) * STEPS[rounding];
