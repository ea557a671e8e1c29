import "./locales";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { cn } from "@/ui/basics";
import type { PanelProps } from "@/ui/FilterChip";
import { type Tagged, isAmong, useTags } from "./api";

const SHOWN = 50;

/** Chooses labels among those in use. */
export default function TagPanel({ of, label, values, onChange }: PanelProps & { of: Tagged }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const found = useTags(of, text, true, SHOWN);
  const known = found.data?.data ?? [];
  const held = text ? [] : values.filter((value) => !isAmong(known.map(({ tag }) => tag), value)).map((tag) => ({ tag, count: undefined }));
  const rows = [...held, ...known];
  const toggle = (tag: string) => onChange(isAmong(values, tag) ? values.filter((other) => !isAmong([tag], other)) : [...values, tag]);
  return (
    <>
      <input aria-label={t("tags.find")} placeholder={t("tags.find")} value={text} autoComplete="off" className="mb-1 h-8 w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-sm max-md:h-11" onChange={(event) => setText(event.target.value)} />
      <div role="group" aria-label={label} className="max-h-72 overflow-y-auto">
        {rows.map(({ tag, count }) => {
          const isChosen = isAmong(values, tag);
          return (
            <button key={tag} type="button" role="checkbox" aria-checked={isChosen} aria-label={tag} className="flex h-9 w-full items-center gap-2 rounded-md px-2.5 text-left text-sm hover:bg-row-hover max-md:h-11" onClick={() => toggle(tag)}>
              <span className={cn("grid size-4 shrink-0 place-items-center rounded-sm border border-input", isChosen && "border-transparent bg-primary text-primary-foreground")}>{isChosen && <Check className="size-3" aria-hidden />}</span>
              <span className="min-w-0 flex-1 truncate">{tag}</span>
              {count !== undefined && <span className="num text-xs text-muted-foreground">{number(count)}</span>}
            </button>
          );
        })}
        {rows.length === 0 && !found.isPending && <p className="px-2.5 py-3 text-sm text-muted-foreground">{t(text ? "table.nothingFound" : "tags.none")}</p>}
      </div>
    </>
  );
}
