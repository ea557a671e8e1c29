import { queryOptions, useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { get } from "@/lib/api";
import { speakAs } from "./i18n";
import type { Words } from "./i18n/words";

export type Role = "owner" | "manager" | "admin" | "sales" | "technician" | "staff";

export interface User {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  role: Role;
  team_id: string | null;
  /** Permissions beyond the role. */
  granted: string[];
  daily_quota: number | null;
  telegram_chat_id: string | null;
  telegram_linked_at: string | null;
  /** Where one's picture is. */
  avatar: string | null;
  locale: "id" | "en";
  theme: "light" | "dark" | "system";
  is_active: boolean;
  must_change_password: boolean;
  has_totp: boolean;
  last_login_at: string | null;
  version: number;
  can: { edit: boolean; deactivate: boolean };
}

export interface Session {
  user: User;
  permissions: string[];
  is_leader: boolean;
  modules: string[];
  badges: Record<string, number>;
  workspace: { name: string; time_zone: string; words: Words };
}

async function whoAmI() {
  const session = await get<Session>("/api/auth/me");
  // Before anything of the workspace is shown, so that no word changes under the reader's eyes.
  speakAs(session.workspace.words);
  return session;
}

/** How one asks who is logged in. */
export const me = queryOptions({ queryKey: ["/api/auth/me"], queryFn: whoAmI, retry: false, staleTime: 30_000 });

/** Who is logged in. */
export const useMe = () => useQuery(me);

export const SessionContext = createContext<Session | null>(null);

/** The session of whoever is inside the frame. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("used outside the frame");
  return session;
}

/** What one may do only where the business uses the module. */
const MODULES: Record<string, string> = { use_leads: "sales", read_deals: "sales", write_deals: "sales", manage_databases: "outreach", use_records: "outreach", use_reservations: "outreach", use_deposits: "outreach" };

/** Whether somebody has a permission of the server's list, for something that the business does. */
export function may({ permissions, modules }: Pick<Session, "permissions" | "modules">, permission: string) {
  const module = MODULES[permission];
  return permissions.includes(permission) && (!module || modules.includes(module));
}

export const useMay = (permission: string) => may(useSession(), permission);

/** Whether the business uses a module. */
export const useModule = (module: string) => useSession().modules.includes(module);
