import { type InvalidateOptions, type InvalidateQueryFilters, type Query, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";

const isRefusal = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500;

/** Knows that an answer on its way for the first time may tell of before a change: it is asked again once it is there. */
export class CarefulQueryClient extends QueryClient {
  override async invalidateQueries<TaggedQueryKey extends readonly unknown[] = readonly unknown[]>(filters?: InvalidateQueryFilters<TaggedQueryKey>, options?: InvalidateOptions): Promise<void> {
    const isOnItsWay = (query: Query) => query.state.data === undefined && query.state.fetchStatus === "fetching";
    const begun = this.getQueryCache()
      .findAll(filters as InvalidateQueryFilters)
      .filter(isOnItsWay);
    await super.invalidateQueries(filters, options);
    if (begun.length > 0) await super.invalidateQueries({ predicate: (query) => begun.includes(query) }, options);
  }
}

/** What the client knows of the server. A refusal is not asked again; what failed otherwise is, twice. */
export const queryClient = new CarefulQueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: (count, error) => count < 2 && !isRefusal(error) } },
});
