import type { Role } from "@/app/session";
import { useAll } from "@/lib/hooks";

export const USERS = "/api/users";
/** What shows users and teams. */
export const USER_PATHS = [USERS, "/api/teams", "/api/staff-users"];
export const ROLES: Role[] = ["owner", "manager", "admin", "sales", "technician", "staff"];

export interface Team {
  id: string;
  name: string;
  leader_id: string | null;
  leader_name: string | null;
  version: number;
  can: { edit: boolean };
}

export const useTeams = (isOn = true) => useAll<Team>("/api/teams?per_page=200", isOn);
