import "./locales";
import { Check, ChevronDown, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type ComponentType, Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { day, number } from "@/lib/format";
import type { ListState } from "@/lib/hooks";
import { cn } from "./basics";
import type { Choice } from "./fields";
import { Skeleton } from "./states";

export interface Filter {
  name: string;
  label: string;
  choices?: Choice[];
  /** Whether several values may be chosen. */
  isMulti?: boolean;
  /** `days` and `range` filter by `{name}_from` and `{name}_to`, `text` by what is typed, a `flag` is on or off. */
  kind?: "choices" | "days" | "range" | "text" | "flag";
  /** Chooses values of which there are too many to have them all here. */
  panel?: ComponentType<PanelProps>;
  /** Not beside the others until somebody reaches for it. */
  isAside?: boolean;
}

export interface PanelProps {
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
}

/** The parameters of the address that a filter is. */
export const parametersOf = ({ name, kind }: Filter) => (kind === "days" || kind === "range" ? [`${name}_from`, `${name}_to`] : [name]);

/** Whether a filter lets only some through. */
export const isSetIn = (filter: Filter, { search }: ListState) => parametersOf(filter).some((name) => search[name]);

// What a filter offers comes when somebody reaches for it.
const Choose = lazy(() => import("./table/Choose"));

const face = "inline-flex h-9 items-center gap-1.5 rounded-md border bg-card px-2.5 text-sm whitespace-nowrap hover:bg-row-hover max-md:h-11";

/** One filter of a list: what it says now, and where it is changed. */
export function FilterChip({ filter, state }: { filter: Filter; state: ListState }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isSet = isSetIn(filter, state);
  if (filter.kind === "flag") {
    return (
      <button type="button" aria-pressed={isSet} className={cn(face, isSet && "border-ring bg-row-selected font-medium")} onClick={() => state.set({ [filter.name]: isSet ? undefined : "true" })}>
        {isSet && <Check className="size-3.5" aria-hidden />}
        {filter.label}
      </button>
    );
  }
  const clear = () => state.set(Object.fromEntries(parametersOf(filter).map((name) => [name, undefined])));
  const summary = isSet ? saidBy(filter, state) : "";
  return (
    <span className="inline-flex">
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <button type="button" className={cn(face, isSet && "rounded-r-none border-r-0 border-ring bg-row-selected")}>
            <span className={cn(isSet && "text-muted-foreground")}>{filter.label}</span>
            {summary ? <span className="max-w-40 truncate font-medium">{summary}</span> : <ChevronDown className="size-3.5 text-muted-foreground" aria-hidden />}
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content align="start" sideOffset={6} collisionPadding={12} aria-label={filter.label} className="z-50 w-64 rounded-lg border bg-card p-1 shadow-lg">
            <Suspense fallback={<Skeleton className="late h-24" />}>
              <Choose filter={filter} state={state} onDone={() => setOpen(false)} />
            </Suspense>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {isSet && (
        <button type="button" aria-label={`${t("action.clear")}: ${filter.label}`} className={cn(face, "rounded-l-none border-l-0 border-ring bg-row-selected px-1.5 max-md:px-3")} onClick={clear}>
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </span>
  );
}

/** What a filter lets through, in words. */
function saidBy({ name, kind, panel, choices = [] }: Filter, { search }: ListState) {
  if (kind === "days") return [search[`${name}_from`], search[`${name}_to`]].map((value) => (value ? day(value) : "…")).join(" – ");
  if (kind === "range") return [search[`${name}_from`], search[`${name}_to`]].map((value) => (value ? number(Number(value)) : "…")).join(" – ");
  if (kind === "text") return search[name] ?? "";
  const values = search[name]?.split(",") ?? [];
  const first = choices.find((choice) => choice.value === values[0])?.label ?? (panel ? values[0] : "…");
  return values.length > 1 ? `${first} +${values.length - 1}` : first;
}
