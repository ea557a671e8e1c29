import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useAction } from "@/app/useAction";
import { ApiError, get, post, query } from "@/lib/api";
import { useDebounced } from "@/lib/hooks";

export const TAGS = "/api/tags";
/** So many letters a label may have. */
export const MAX_TAG = 40;
/** So many things get and lose labels at once. */
export const MOST = 1_000;

/** What carries labels. */
export type Tagged = "leads" | "customers" | "products" | "records";

export interface TagCount {
  tag: string;
  count: number;
}

export interface TagChange {
  add?: string[];
  remove?: string[];
}

/** Which things get and lose labels. */
export type Chosen = { ids: string[] } | { filter: Record<string, string> };

export interface TagOutcome {
  id: string;
  ok: boolean;
  code?: string;
  message?: string;
}

export interface TagOutcomes {
  results: TagOutcome[];
  done: number;
  failed: number;
}

/** The labels of such things that begin with `text`, the most used first. */
export function useTags(of: Tagged, text: string, isOn = true, limit = 8) {
  const settled = useDebounced(text.trim(), 150);
  return useQuery({
    queryKey: [TAGS, of, settled, limit],
    queryFn: () => get<{ data: TagCount[] }>(TAGS + query({ of, q: settled, limit })),
    enabled: isOn,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** As people compare labels: `Tóko ` is `toko`. */
export const folded = (tag: string) =>
  tag
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .trim()
    .replace(/\s+/g, " ")
    .toLowerCase();

export const isAmong = (tags: string[], tag: string) => tags.some((other) => folded(other) === folded(tag));

interface BulkOptions {
  refresh: string[];
  isQuiet?: boolean;
  onDone?: (outcomes: TagOutcomes) => void;
}

/** Puts labels on many things and takes others off. */
export function useTagMany(of: Tagged, { refresh, ...rest }: BulkOptions) {
  return useAction<TagOutcomes, Chosen & TagChange>((change) => post(`${TAGS}/bulk`, { of, ...change }, crypto.randomUUID()), { refresh: [...refresh, TAGS], ...rest });
}

/** Puts labels on one thing and takes others off, whatever else is being changed on it. */
export function useTagOne(of: Tagged, id: string, refresh: string[]) {
  return useAction<TagOutcomes, TagChange>(
    async (change) => {
      const outcomes = await post<TagOutcomes>(`${TAGS}/bulk`, { of, ids: [id], ...change }, crypto.randomUUID());
      const refusal = outcomes.results.find((one) => !one.ok);
      if (refusal) throw new ApiError(409, { code: refusal.code, detail: refusal.message });
      return outcomes;
    },
    { refresh: [...refresh, TAGS], isQuiet: true },
  );
}
