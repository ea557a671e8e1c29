import type { User } from "@/app/session";
import { phone } from "@/lib/format";

/** A user as the form holds one. */
export interface UserInput {
  name: string;
  email: string;
  phone: string;
  role: User["role"];
  team_id: string;
  locale: User["locale"];
  daily_quota: string;
  telegram_chat_id: string;
  granted: string[];
}

export const inputOf = (user?: User): UserInput => ({
  name: user?.name ?? "",
  email: user?.email ?? "",
  phone: phone(user?.phone),
  role: user?.role ?? "sales",
  team_id: user?.team_id ?? "",
  locale: user?.locale ?? "id",
  daily_quota: user?.daily_quota?.toString() ?? "",
  telegram_chat_id: user?.telegram_chat_id ?? "",
  granted: user?.granted ?? [],
});

/** What the server is told; blank is nothing. */
export const bodyOf = ({ phone: number, team_id, daily_quota, telegram_chat_id, ...rest }: UserInput) => ({
  ...rest,
  phone: number.trim() || null,
  team_id: team_id || null,
  daily_quota: daily_quota ? Number(daily_quota) : null,
  telegram_chat_id: telegram_chat_id.trim() || null,
});
