import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListState } from "@/lib/hooks";
import { parseNumber } from "@/lib/parse";
import { Button, cn } from "../basics";
import type { Filter } from "../FilterChip";

interface ChooseProps {
  filter: Filter;
  state: ListState;
  onDone: () => void;
}

/** Where a filter is changed. */
export default function Choose(props: ChooseProps) {
  const { filter, state } = props;
  if (filter.panel) return <filter.panel label={filter.label} values={state.search[filter.name]?.split(",") ?? []} onChange={(values) => state.set({ [filter.name]: values.join(",") || undefined })} />;
  if (filter.kind === "days") return <Days {...props} />;
  if (filter.kind === "range") return <Range {...props} />;
  if (filter.kind === "text") return <Words {...props} />;
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

/** From how many to how many; points and commas as people write them. */
function Range({ filter, state, onDone }: ChooseProps) {
  const { t } = useTranslation();
  const names = [`${filter.name}_from`, `${filter.name}_to`] as const;
  const [typed, setTyped] = useState(() => names.map((name) => (state.search[name] ?? "").replace(".", ",")));
  const sizes = typed.map(parseNumber);
  const isWrong = typed.map((text, at) => text.trim() !== "" && sizes[at] === undefined);
  return (
    <form
      className="grid grid-cols-2 items-start gap-2 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong.some(Boolean)) return;
        state.set(Object.fromEntries(names.map((name, at) => [name, sizes[at]?.toString()])));
        onDone();
      }}
    >
      {[t("report.from"), t("report.to")].map((label, at) => (
        <label key={label} className="grid gap-1 text-xs text-muted-foreground">
          {label}
          <input inputMode="decimal" autoComplete="off" maxLength={24} aria-invalid={isWrong[at]} value={typed[at]} className="num h-8 w-full min-w-0 rounded-md border border-input bg-card px-1.5 text-right text-sm text-foreground aria-invalid:border-danger max-md:h-11" onChange={(event) => setTyped(typed.map((text, place) => (place === at ? event.target.value : text)))} />
        </label>
      ))}
      {isWrong.some(Boolean) && (
        <p role="alert" className="col-span-2 text-xs text-danger">
          {t("list.badNumber")}
        </p>
      )}
      <Button type="submit" size="sm" className="col-span-2">
        {t("action.apply")}
      </Button>
    </form>
  );
}

function Typed({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }): ReactNode {
  return <input aria-label={label} placeholder={label} value={value} className="mb-1 h-8 w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-sm max-md:h-11" onChange={(event) => onChange(event.target.value)} />;
}
