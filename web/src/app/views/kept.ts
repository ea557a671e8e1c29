import { ApiError } from "@/lib/api";
import type { Search } from "@/lib/hooks";
import { createView } from "./api";

/** A view as the browser kept it before. */
interface KeptView {
  name: string;
  search: Search;
}

/** Parameters that say where one is in a list, not what it shows. */
const NOT_KEPT = ["page", "new", "open"];

/** What a view keeps of an address. */
export const queryOf = (search: Search): Record<string, string> =>
  Object.fromEntries(
    Object.entries(search)
      .filter((entry): entry is [string, string] => Boolean(entry[1]) && !NOT_KEPT.includes(entry[0]))
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );

/** Whether an address shows what a view keeps. */
export const shows = (search: Search, query: Search) => JSON.stringify(queryOf(search)) === JSON.stringify(queryOf(query));

/** Moves to the server what the browser kept before; whether there was something. It stays in the browser until it has arrived: coming twice, it is refused by its name. */
export async function moveKept(list: string, key: string): Promise<boolean> {
  const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as KeptView[];
  if (kept.length === 0) return false;
  const moved = await Promise.allSettled(kept.map(({ name, search }) => createView(list, { name, query: queryOf(search) })));
  const isLeft = (result: PromiseSettledResult<unknown>) => result.status === "rejected" && !(result.reason instanceof ApiError && result.reason.status >= 400 && result.reason.status < 500);
  const left = kept.filter((_, at) => isLeft(moved[at] as PromiseSettledResult<unknown>));
  if (left.length > 0) localStorage.setItem(key, JSON.stringify(left));
  else localStorage.removeItem(key);
  return true;
}
