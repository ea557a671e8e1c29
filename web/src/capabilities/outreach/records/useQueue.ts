import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Page, get, query } from "@/lib/api";
import type { ListState } from "@/lib/hooks";
import type { ContactRecord } from "../api";
import type { Marks } from "./useMarks";

const PATH = "/api/my-assigned-records";
/** So many records before the last one, more are asked for. */
const AHEAD = 20;

interface QueueOptions {
  batchId: string | undefined;
  marks: Marks;
  state: ListState;
}

/** One's own records one after another; the address says at which one stands. */
export function useQueue({ batchId, marks, state }: QueueOptions) {
  const params = { batch_id: batchId, sort: batchId ? "row_no" : undefined, per_page: "200" };
  const pages = useInfiniteQuery({
    queryKey: [PATH, "cards", params],
    queryFn: ({ pageParam }) => get<Page<ContactRecord>>(PATH + query({ ...params, page: pageParam })),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.data.length === last.per_page ? last.page + 1 : undefined),
  });
  const records = (pages.data?.pages ?? []).flatMap((page) => page.data).map(marks.shown);
  // Where one begins stays, also once that record is marked.
  const [first, begin] = useState<string>();
  const beginning = records.find(isUntouched) ?? records[0];
  if (first === undefined && beginning) begin(beginning.id);
  const asked = state.search.record ?? first;
  const at = Math.max(0, records.findIndex((record) => record.id === asked));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const wantsMore = hasNextPage && !isFetchingNextPage && at > records.length - AHEAD;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  const last = pages.data?.pages.at(-1);
  const total = Math.max(last?.total ?? 0, records.length);
  const show = (record: ContactRecord | undefined) => record && state.set({ record: record.id, page: state.search.page });
  return {
    pages,
    total,
    records,
    at,
    current: records[at],
    untouched: records.filter(isUntouched).length,
    go: (step: number) => show(records[at + step]),
    goTo: (id: string) => state.set({ record: id, page: state.search.page }),
    /** The next one that nobody has marked, after this one or from the beginning. */
    nextUntouched: () => show([...records.slice(at + 1), ...records.slice(0, at)].find(isUntouched)),
  };
}

export const isUntouched = (record: ContactRecord) => record.whatsapp_status === null && record.responded === null;
