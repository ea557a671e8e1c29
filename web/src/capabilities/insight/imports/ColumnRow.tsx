import { ArrowRight, Ban, BookmarkCheck, Check, type LucideIcon, Plus, Sparkles } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import type { Import, Kind, Mapping } from "./api";
import { type Origin, columnOf } from "./mapping";

interface ColumnRowProps {
  column: Import["columns"][number];
  kind: Kind;
  mapping: Mapping;
  origin: Origin;
  onField: (field: string | null) => void;
}

const ORIGINS: Record<Origin, { icon: LucideIcon; look: string }> = {
  guessed: { icon: Sparkles, look: "text-success" },
  remembered: { icon: BookmarkCheck, look: "text-success" },
  chosen: { icon: Check, look: "text-success" },
  notUsed: { icon: Ban, look: "text-muted-foreground" },
  kept: { icon: Plus, look: "text-muted-foreground" },
};

/** A column of the file: what stands in it first, and the field that it fills. */
export function ColumnRow({ column, kind, mapping, origin, onField }: ColumnRowProps) {
  const { t } = useTranslation();
  const field = mapping[column.name] ?? "";
  const { icon: Icon, look } = ORIGINS[origin];
  const named = ({ name, label, is_required }: Kind["fields"][number]) => {
    const from = columnOf(mapping, name);
    const said = is_required ? `${label} *` : label;
    return from === undefined || from === column.name ? said : t("imports.columns.takenFrom", { field: said, column: from });
  };
  return (
    <li className="grid items-center gap-x-4 gap-y-2 border-t px-5 py-3 first:border-t-0 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)_9rem] md:py-2.5">
      <div className="min-w-0">
        <p className={cn("truncate font-medium", !field && !kind.keeps_others && "text-muted-foreground")}>{column.name}</p>
        <p className="num truncate text-sm text-muted-foreground">{column.samples.length > 0 ? column.samples.join(" · ") : <em>{t("imports.columns.noSamples")}</em>}</p>
      </div>
      <div className="flex min-w-0 items-center gap-2">
        <ArrowRight className="size-4 shrink-0 text-muted-foreground max-md:hidden" aria-hidden />
        <select aria-label={t("imports.columns.of", { column: column.name })} className={cn("h-9 w-full min-w-0 rounded-md border border-input bg-card px-2.5 max-md:h-11", !field && "text-muted-foreground")} value={field} onChange={(event) => onField(event.target.value || null)}>
          <option value="">{t(kind.keeps_others ? "imports.columns.extra" : "imports.columns.ignore")}</option>
          {kind.fields.map((one) => (
            <option key={one.name} value={one.name}>
              {named(one)}
            </option>
          ))}
        </select>
      </div>
      <span className={cn("inline-flex items-center gap-1.5 text-sm", look)}>
        <Icon className="size-3.5 shrink-0" aria-hidden />
        {t(`imports.columns.${origin}`)}
      </span>
    </li>
  );
}
