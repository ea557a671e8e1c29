import { ArrowDown, ArrowUp, SlidersHorizontal } from "lucide-react";
import { Popover } from "radix-ui";
import { useTranslation } from "react-i18next";
import { Button, cn } from "../basics";
import type { Column } from "../DataTable";
import { type TableLook, moved } from "./useTableLook";

interface LookMenuProps<T> {
  /** All columns, in the order they stand. */
  columns: Column<T>[];
  /** Those that are shown. */
  shown: Column<T>[];
  look: TableLook;
  isUsual: boolean;
  onChange: (changes: Partial<TableLook>) => void;
  onReset: () => void;
}

/** Which columns a table shows, in which order, and how close its rows stand. */
export function LookMenu<T>({ columns, shown, look, isUsual, onChange, onReset }: LookMenuProps<T>) {
  const { t } = useTranslation();
  const keys = columns.map((column) => column.key);
  const isShown = (column: Column<T>) => shown.includes(column);
  const hidden = columns.filter((column) => !isShown(column)).map((column) => column.key);
  const toggle = ({ key, isOffered }: Column<T>) => {
    const next = hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key];
    // What is only offered is shown where it has a place of its own.
    onChange(isOffered || look.order.length > 0 ? { hidden: next, order: keys } : { hidden: look.hidden.includes(key) ? look.hidden.filter((other) => other !== key) : [...look.hidden, key] });
  };
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button size="icon" aria-label={t("list.look")} title={t("list.look")} className="max-md:hidden">
          <SlidersHorizontal className="size-4" aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="end" sideOffset={6} collisionPadding={12} aria-label={t("list.look")} className="z-50 grid w-64 gap-1 rounded-lg border bg-card p-1.5 shadow-lg">
          <div className="flex items-center justify-between gap-2 px-2 py-1 text-xs text-muted-foreground">
            {t("list.density")}
            <span className="flex rounded-md border p-0.5" role="group" aria-label={t("list.density")}>
              {[false, true].map((isDense) => (
                <button key={String(isDense)} type="button" aria-pressed={look.isDense === isDense} className={cn("h-7 rounded-sm px-2", look.isDense === isDense && "bg-muted font-medium text-foreground")} onClick={() => onChange({ isDense })}>
                  {t(isDense ? "list.dense" : "list.roomy")}
                </button>
              ))}
            </span>
          </div>
          <p className="border-t px-2 pt-2 text-xs text-muted-foreground">{t("list.columns")}</p>
          <ul className="max-h-80 overflow-y-auto">
            {columns.map((column, index) => (
              <li key={column.key} className="group flex h-8 items-center rounded-md pr-1 hover:bg-row-hover">
                <label className={cn("flex min-w-0 flex-1 items-center gap-2 px-2 text-sm", index === 0 && "text-muted-foreground")}>
                  <input type="checkbox" checked={isShown(column)} disabled={index === 0} onChange={() => toggle(column)} />
                  <span className="truncate">{column.title}</span>
                </label>
                {index > 0 &&
                  ([[-1, "list.up", ArrowUp, index === 1], [1, "list.down", ArrowDown, index === columns.length - 1]] as const).map(([step, words, Icon, isEnd]) => (
                    <button key={words} type="button" disabled={isEnd} aria-label={t(words, { name: column.title })} className="grid size-7 place-items-center rounded-sm text-muted-foreground opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-muted disabled:invisible" onClick={() => onChange({ hidden, order: moved(keys, column.key, step) })}>
                      <Icon className="size-3.5" aria-hidden />
                    </button>
                  ))}
              </li>
            ))}
          </ul>
          {!isUsual && (
            <Button size="sm" look="ghost" onClick={onReset}>
              {t("list.usual")}
            </Button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
