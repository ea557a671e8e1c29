import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";

/** What a change of a kind touches besides the resource of the same name. */
const TOUCHES: Record<string, string[]> = {
  lead: ["/api/leads", "/api/home"],
  activity: ["/api/leads", "/api/home"],
  deal: ["/api/deals", "/api/leads", "/api/home", "/api/approvals"],
  approval: ["/api/approvals", "/api/deals"],
  customer: ["/api/customers"],
  service: ["/api/services", "/api/customers"],
  purchase: ["/api/customers", "/api/purchases"],
  product: ["/api/products"],
  category: ["/api/categories", "/api/products"],
  stage: ["/api/stages", "/api/leads"],
  channel: ["/api/channels"],
  user: ["/api/users", "/api/staff-users"],
  team: ["/api/teams"],
  notification: ["/api/notifications", "/api/auth/me"],
  badges: ["/api/auth/me"],
  settings: ["/api/settings", "/api/auth/me", "/api/me"],
  import: ["/api/imports"],
  export: ["/api/exports"],
  saved_view: ["/api/saved-views"],
  custom_field: ["/api/custom-fields"],
  session: ["/api/auth/me"],
  profile: ["/api/auth/me", "/api/me"],
  database_kind: ["/api/database-kinds"],
  database: ["/api/databases"],
  record: ["/api/databases", "/api/my-assigned-records", "/api/assignments", "/api/batches", "/api/outreach"],
  batch: ["/api/batches", "/api/my-assigned-records", "/api/auth/me"],
  download_request: ["/api/download-requests", "/api/databases"],
  reservation: ["/api/reserved-members"],
  deposit: ["/api/deposits"],
  demo: ["/api/demo", "/api/home", "/api/products", "/api/leads", "/api/deals", "/api/customers"],
};

const WHAT = ["created", "updated", "removed", "restored", "deleted", "changed", "decided", "submitted", "approved", "rejected", "won", "cancelled", "recycled", "filled", "moved", "expired"];

/** The paths whose data an event of this kind makes old. */
export const pathsOf = (kind: string) => TOUCHES[kind.split(".")[0] ?? ""] ?? [];

const REST = 400;
const due = new Set<string>();
let rest: ReturnType<typeof setTimeout> | undefined;

/** Asks again for what lies under `paths`: at once, and where much happens at the same time, once for all of it. */
function refresh(client: QueryClient, paths: string[]) {
  paths.forEach((path) => due.add(path));
  if (rest !== undefined || due.size === 0) return;
  const old = [...due];
  due.clear();
  void client.invalidateQueries({ predicate: ({ queryKey }) => old.some((path) => String(queryKey[0]).startsWith(path)) });
  rest = setTimeout(() => {
    rest = undefined;
    refresh(client, []);
  }, REST);
}

const changed = new Set<string>();
const watchers = new Set<() => void>();
const GLOW = 1_500;

function glow(id: string) {
  changed.add(id);
  watchers.forEach((watch) => watch());
  setTimeout(() => {
    changed.delete(id);
    watchers.forEach((watch) => watch());
  }, GLOW);
}

/** The things that somebody else changed a moment ago. One subscription for a whole table, none in its cells. */
export function useJustChanged(): (id: string) => boolean {
  const ids = useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => [...changed].join(" "),
  );
  return (id) => ids.includes(id);
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

/** Keeps what is shown fresh: the server says what changed, the client asks for it again. Comes back when cut off. */
export function useLiveEvents(isOn = true) {
  const client = useQueryClient();
  useEffect(() => {
    if (!isOn) return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT;
    const onChange = (event: MessageEvent<string>) => {
      const { id } = JSON.parse(event.data) as { id?: string | null };
      if (id) glow(id);
      refresh(client, pathsOf(event.type));
    };
    const connect = () => {
      source = new EventSource("/api/events");
      Object.keys(TOUCHES).forEach((kind) => WHAT.forEach((what) => source?.addEventListener(`${kind}.${what}`, onChange)));
      source.addEventListener("reset", () => void client.invalidateQueries());
      source.addEventListener("open", () => {
        wait = FIRST_WAIT;
      });
      source.addEventListener("error", () => {
        // The browser comes back by itself, except after an answer that was no stream.
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(connect, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      });
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client, isOn]);
}
