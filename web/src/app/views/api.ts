import { useAction } from "../useAction";
import { type Page, get, patch, post, query, remove } from "@/lib/api";
import { useQuery } from "@tanstack/react-query";

export const VIEWS = "/api/saved-views";

/** A column as a view keeps it, in the order in which it is shown. */
export interface ViewColumn {
  key: string;
  is_visible: boolean;
  width?: number;
}

/** Filters, order and columns of a list by name: one's own, or shared. */
export interface SavedView {
  id: string;
  name: string;
  query: Record<string, string>;
  /** Empty: as the list shows itself. */
  columns: ViewColumn[];
  is_shared: boolean;
  is_default: boolean;
  is_default_for_all: boolean;
  /** Whether the list opens with it for the reader. */
  opens_first: boolean;
  owner_id: string;
  owner_name: string;
  version: number;
  can: { edit: boolean; delete: boolean; set_default_for_all: boolean };
}

export type ViewInput = Partial<Pick<SavedView, "name" | "query" | "columns" | "is_shared" | "is_default" | "is_default_for_all">>;

const MOST = 200;

/** The views of a list that one may see. */
export function useViews(list: string) {
  const path = VIEWS + query({ list, per_page: MOST });
  return useQuery({ queryKey: [VIEWS, list], queryFn: () => get<Page<SavedView>>(path), staleTime: 60_000 });
}

const REFRESH = [VIEWS];

export const createView = (list: string, input: ViewInput) => post<SavedView>(VIEWS, { list, ...input });

export function useCreateView(list: string, onDone: (view: SavedView) => void) {
  return useAction<SavedView, ViewInput>((input) => createView(list, input), { refresh: REFRESH, isQuiet: true, onDone });
}

export function useChangeView(onDone?: (view: SavedView) => void) {
  return useAction<SavedView, { view: SavedView; input: ViewInput }>(({ view, input }) => patch(`${VIEWS}/${view.id}`, input, view.version), { refresh: REFRESH, isQuiet: true, onDone });
}

export function useRemoveView(onDone: () => void) {
  return useAction<void, SavedView>((view) => remove(`${VIEWS}/${view.id}`, view.version), { refresh: REFRESH, onDone });
}
