import "./locales";
import { useQueryClient } from "@tanstack/react-query";
import { Bookmark } from "lucide-react";
import { Popover } from "radix-ui";
import { Suspense, lazy, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { ListState, Search } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { Skeleton } from "@/ui/states";
import { columnsOf, layLook, lookOf, ownLookOf, watchLooks } from "@/ui/table/lookStore";
import { useSession } from "../session";
import { type SavedView, VIEWS, useViews } from "./api";
import { asColumns, asLook, isSameColumns } from "./columns";
import { moveKept, queryOf, shows } from "./kept";

const ViewsPanel = lazy(() => import("./ViewsPanel"));

/** A set of filters that comes with the product. */
export interface UsualView {
  name: string;
  search: Search;
}

interface SavedViewsProps {
  state: ListState;
  /** The list's path below `/api/`: `leads`. */
  list: string;
  usual: UsualView[];
}

/** Filters, order and columns of a list by name: those that come with it, one's own, and shared ones. */
export function SavedViews({ state, list, usual }: SavedViewsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [chosenId, choose] = useState<string>();
  const table = `/api/${list}`;
  const look = useSyncExternalStore(watchLooks, () => lookOf(table));
  const { data, isSuccess } = useViews(list);
  const views = data?.data ?? [];
  const go = (search: Search, view?: SavedView) => {
    const cleared = Object.fromEntries(Object.keys(state.search).map((key) => [key, undefined]));
    layLook(table, view && (view.columns.length > 0 ? asLook(view.columns, look.isDense) : ownLookOf(table)));
    choose(view?.id);
    state.set({ ...cleared, ...search });
    setOpen(false);
  };
  useMoved(list, `langgan.views.${list}.${useSession().user.id}`);
  useOpening(isSuccess, () => {
    const first = views.find((view) => view.opens_first);
    if (first && Object.keys(state.search).length === 0) go(first.query, first);
  });
  const current = { query: queryOf(state.search), columns: asColumns(columnsOf(table), look) };
  const active = views.find(({ id }) => id === chosenId) ?? views.find((view) => shows(state.search, view.query));
  const usualNow = active ? undefined : usual.find((view) => shows(state.search, view.search));
  const isChanged = active !== undefined && !(shows(state.search, active.query) && isSameColumns(current.columns, active.columns));
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button>
          <Bookmark className="size-4" aria-hidden />
          <span className="max-w-40 truncate max-md:sr-only">
            {active?.name ?? usualNow?.name ?? t("views.title")}
            {isChanged && " •"}
          </span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="end" sideOffset={6} collisionPadding={12} aria-label={t("views.title")} className="z-50 max-h-[min(36rem,80dvh)] w-80 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-lg border bg-card p-1 shadow-lg">
          <Suspense fallback={<Skeleton className="late h-40" />}>
            <ViewsPanel list={list} usual={usual} views={views} active={active} usualNow={usualNow} isChanged={isChanged} current={current} onGo={go} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Brings to the server, once, what the browser kept before. */
function useMoved(list: string, key: string) {
  const client = useQueryClient();
  useEffect(() => {
    void moveKept(list, key).then(async (wasThere) => {
      if (wasThere) await client.invalidateQueries({ queryKey: [VIEWS] });
    });
  }, [client, list, key]);
}

/** Does something once, when the page is opened and everything for it is there. */
function useOpening(isReady: boolean, act: () => void) {
  const isDone = useRef(false);
  const doing = useRef(act);
  doing.current = act;
  useEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    doing.current();
  }, [isReady]);
}
