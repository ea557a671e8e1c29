import "./locales";
import { Check, ChevronDown, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { day } from "@/lib/format";
import type { ListState } from "@/lib/hooks";
import { Button, cn } from "./basics";
import type { Choice } from "./fields";

export interface Filter {
  name: string;
  label: string;
  choices?: Choice[];
  /** Whether several values may be chosen. */
  isMulti?: boolean;
  /** `days` filters by `{name}_from` and `{name}_to`, `text` by what is typed, a `flag` is on or off. */
  kind?: "choices" | "days" | "text" | "flag";
}

const face = "inline-flex h-9 items-center gap-1.5 rounded-md border bg-card px-2.5 text-sm whitespace-nowrap hover:bg-row-hover max-md:h-11";

/** One filter of a list: what it says now, and where it is changed. */
export function FilterChip({ filter, state }: { filter: Filter; state: ListState }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const names = filter.kind === "days" ? [`${filter.name}_from`, `${filter.name}_to`] : [filter.name];
  const isSet = names.some((name) => state.search[name]);
  if (filter.kind === "flag") {
    return (
      <button type="button" aria-pressed={isSet} className={cn(face, isSet && "border-ring bg-row-selected font-medium")} onClick={() => state.set({ [filter.name]: isSet ? undefined : "true" })}>
        {isSet && <Check className="size-3.5" aria-hidden />}
        {filter.label}
      </button>
    );
  }
  const clear = () => state.set(Object.fromEntries(names.map((name) => [name, undefined])));
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
            <Choose filter={filter} state={state} onDone={() => setOpen(false)} />
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
function saidBy({ name, kind, choices = [] }: Filter, { search }: ListState) {
  if (kind === "days") return [search[`${name}_from`], search[`${name}_to`]].map((value) => (value ? day(value) : "…")).join(" – ");
  if (kind === "text") return search[name] ?? "";
  const values = search[name]?.split(",") ?? [];
  const first = choices.find((choice) => choice.value === values[0])?.label ?? "…";
  return values.length > 1 ? `${first} +${values.length - 1}` : first;
}

interface ChooseProps {
  filter: Filter;
  state: ListState;
  onDone: () => void;
}

function Choose(props: ChooseProps) {
  if (props.filter.kind === "days") return <Days {...props} />;
  if (props.filter.kind === "text") return <Words {...props} />;
  return <Values {...props} />;
}

function Values({ filter, state, onDone }: ChooseProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const { name, choices = [], isMulti = false } = filter;
  const values = state.search[name]?.split(",") ?? [];
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(text.toLowerCase()));
  const pick = (value: string) => {
    const isChosen = values.includes(value);
    const next = isMulti ? (isChosen ? values.filter((other) => other !== value) : [...values, value]) : isChosen ? [] : [value];
    state.set({ [name]: next.join(",") || undefined });
    if (!isMulti) onDone();
  };
  return (
    <>
      {choices.length > 8 && <Typed label={t("table.search")} value={text} onChange={setText} />}
      <div role={isMulti ? "group" : "radiogroup"} aria-label={filter.label} className="max-h-72 overflow-y-auto">
        {found.map((choice) => {
          const isChosen = values.includes(choice.value);
          return (
            <button key={choice.value} type="button" role={isMulti ? "checkbox" : "radio"} aria-checked={isChosen} className="flex h-9 w-full items-center gap-2 rounded-md px-2.5 text-left text-sm hover:bg-row-hover max-md:h-11" onClick={() => pick(choice.value)}>
              <span className={cn("grid size-4 shrink-0 place-items-center rounded-sm border border-input", !isMulti && "rounded-full", isChosen && "border-transparent bg-primary text-primary-foreground")}>{isChosen && <Check className="size-3" aria-hidden />}</span>
              <span className="truncate">{choice.label}</span>
            </button>
          );
        })}
        {found.length === 0 && <p className="px-2.5 py-3 text-sm text-muted-foreground">{t("table.nothingFound")}</p>}
      </div>
    </>
  );
}

const iso = (date: Date) => date.toLocaleDateString("sv-SE");
const ago = (days: number) => iso(new Date(Date.now() - days * 86_400_000));

function Days({ filter, state, onDone }: ChooseProps) {
  const { t } = useTranslation();
  const [from, to] = [`${filter.name}_from`, `${filter.name}_to`];
  const presets: [string, string][] = [
    [t("report.today"), ago(0)],
    [t("report.last_7_days"), ago(6)],
    [t("report.last_30_days"), ago(29)],
    [t("report.last_90_days"), ago(89)],
  ];
  return (
    <div className="grid gap-1">
      {presets.map(([label, start]) => (
        <Button
          key={label}
          look="ghost"
          size="sm"
          className="justify-start font-normal"
          onClick={() => {
            state.set({ [from]: start, [to]: undefined });
            onDone();
          }}
        >
          {label}
        </Button>
      ))}
      <div className="grid grid-cols-2 gap-2 border-t p-2">
        <DayInput label={t("report.from")} value={state.search[from]} max={state.search[to]} onChange={(value) => state.set({ [from]: value })} />
        <DayInput label={t("report.to")} value={state.search[to]} min={state.search[from]} onChange={(value) => state.set({ [to]: value })} />
      </div>
    </div>
  );
}

function DayInput({ label, value, onChange, ...limits }: { label: string; value?: string; min?: string; max?: string; onChange: (value?: string) => void }) {
  return (
    <label className="grid gap-1 text-xs text-muted-foreground">
      {label}
      <input type="date" {...limits} value={value ?? ""} className="h-8 w-full min-w-0 rounded-md border border-input bg-card px-1.5 text-sm text-foreground max-md:h-11" onChange={(event) => onChange(event.target.value || undefined)} />
    </label>
  );
}

function Words({ filter, state, onDone }: ChooseProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(state.search[filter.name] ?? "");
  return (
    <form
      className="flex gap-2 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        state.set({ [filter.name]: text.trim() || undefined });
        onDone();
      }}
    >
      <Typed label={filter.label} value={text} onChange={setText} />
      <Button type="submit" size="sm">
        {t("action.apply")}
      </Button>
    </form>
  );
}

function Typed({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }): ReactNode {
  return <input aria-label={label} placeholder={label} value={value} className="mb-1 h-8 w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-sm max-md:h-11" onChange={(event) => onChange(event.target.value)} />;
}
