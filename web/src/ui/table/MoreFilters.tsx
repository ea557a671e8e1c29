import { ArrowLeft, ListFilterPlus } from "lucide-react";
import { Popover } from "radix-ui";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListState } from "@/lib/hooks";
import { Button } from "../basics";
import { type Filter, isSetIn } from "../FilterChip";
import { Skeleton } from "../states";

const Choose = lazy(() => import("./Choose"));

/** Filters that are seldom wanted: behind one button, until they are set. */
export function MoreFilters({ filters, state }: { filters: Filter[]; state: ListState }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [name, pick] = useState<string>();
  const picked = filters.find((filter) => filter.name === name);
  const rest = filters.filter((filter) => !isSetIn(filter, state));
  const close = () => {
    setOpen(false);
    pick(undefined);
  };
  if (rest.length === 0 && !isOpen) return null;
  return (
    <Popover.Root open={isOpen} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <Popover.Trigger asChild>
        <button type="button" title={t("list.moreFilters")} className="inline-flex h-9 items-center gap-1.5 rounded-md border border-dashed border-input px-2.5 text-sm whitespace-nowrap text-muted-foreground hover:bg-row-hover max-md:h-11">
          <ListFilterPlus className="size-3.5" aria-hidden />
          <span className="md:max-2xl:sr-only">{t("list.moreFilters")}</span>
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="start" sideOffset={6} collisionPadding={12} aria-label={picked?.label ?? t("list.moreFilters")} className="z-50 w-64 rounded-lg border bg-card p-1 shadow-lg">
          {picked ? (
            <>
              <Button look="ghost" size="sm" className="mb-1 w-full justify-start px-2" onClick={() => pick(undefined)}>
                <ArrowLeft className="size-4" aria-hidden />
                <span className="truncate">{picked.label}</span>
              </Button>
              <Suspense fallback={<Skeleton className="late h-24" />}>
                <Choose key={picked.name} filter={picked} state={state} onDone={close} />
              </Suspense>
            </>
          ) : (
            <ul className="max-h-72 overflow-y-auto">
              {rest.map((filter) => (
                <li key={filter.name}>
                  <button type="button" className="flex h-9 w-full items-center rounded-md px-2.5 text-left text-sm hover:bg-row-hover max-md:h-11" onClick={() => pick(filter.name)}>
                    <span className="truncate">{filter.label}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
