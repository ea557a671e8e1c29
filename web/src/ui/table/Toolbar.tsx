import { Search } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ListState, useDebounced, useShortcut } from "@/lib/hooks";
import { cn } from "../basics";
import { type Filter, FilterChip, isSetIn } from "../FilterChip";
import { ExportMenu } from "./ExportMenu";
import { MoreFilters } from "./MoreFilters";

interface ToolbarProps {
  state: ListState;
  filters?: Filter[];
  isSearchable?: boolean;
  exportPath?: string;
  /** Whether the whole list is better made in the background. */
  isLarge?: boolean;
  /** Where the columns are arranged. */
  children?: ReactNode;
}

/** Search, filters and download of a list. */
export function Toolbar({ state, filters = [], isSearchable = true, exportPath, isLarge, children }: ToolbarProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(state.search.q ?? "");
  const settled = useDebounced(text);
  const input = useRef<HTMLInputElement>(null);
  useShortcut("/", () => input.current?.focus());
  const { q } = state.search;
  const set = useRef(state.set);
  set.current = state.set;
  useEffect(() => {
    if (settled !== (q ?? "")) set.current({ q: settled || undefined });
  }, [settled, q]);
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3">
      {isSearchable && (
        <div className="relative min-w-40 flex-1 md:max-w-72 md:min-w-28">
          <Search className="absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" aria-hidden />
          <input
            ref={input}
            type="search"
            aria-label={t("table.search")}
            placeholder={t("table.search")}
            className="h-9 w-full rounded-md border border-input bg-card pr-3 pl-9 max-md:h-11"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      <div className={cn("contents max-md:flex max-md:gap-2 max-md:overflow-x-auto max-md:py-0.5", isSearchable ? "max-md:order-last max-md:-mx-4 max-md:basis-[calc(100%+2rem)] max-md:px-4" : "max-md:min-w-0 max-md:flex-1")}>
        {filters
          .filter((filter) => !filter.isAside || isSetIn(filter, state))
          .map((filter) => (
            <FilterChip key={filter.name} filter={filter} state={state} />
          ))}
        <MoreFilters filters={filters.filter((filter) => filter.isAside)} state={state} />
      </div>
      <span className="ml-auto flex gap-2">
        {children}
        {exportPath && <ExportMenu path={exportPath} search={state.search} isLarge={isLarge} />}
      </span>
    </div>
  );
}
