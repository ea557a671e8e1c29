import type { Search } from "@/lib/hooks";

/** The period that the address names: a usual one, or one's own where it has days. */
export const periodOf = (search: Search, usual: string) => search.preset ?? (search.from || search.to ? "custom" : usual);
