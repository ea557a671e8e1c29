import { MapPin, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { number, parseMoney, percent } from "@/lib/format";
import { Button, cn } from "@/ui/basics";
import type { Billing } from "./api";
import { type Line, discountOf, isBelowCost, marginOf } from "./lines";

/** The columns that the head and every line share; where it is narrow a line becomes a small form. */
export const grid = (hasCosts: boolean) =>
  cn("grid gap-x-2.5 gap-y-1.5 px-5 py-2.5", hasCosts ? "@3xl:grid-cols-[minmax(7rem,1fr)_4rem_4.75rem_4.75rem_6.75rem_4rem_4rem_5.5rem_2.25rem]" : "@3xl:grid-cols-[minmax(8rem,1fr)_4.5rem_6rem_7.5rem_4.5rem_6.5rem_2.25rem]");

const control = "num h-9 w-full rounded-md border border-input bg-card px-2 text-right disabled:border-transparent disabled:bg-transparent disabled:px-0 disabled:text-foreground disabled:opacity-100 max-md:h-11";

interface LineRowProps {
  line: Line;
  hasCosts: boolean;
  isLocked: boolean;
  problem: string | undefined;
  onEdit: (changes: Partial<Line>) => void;
  onRemove: () => void;
}

/** One line: how many, for how much, and what that means. */
export function LineRow({ line, hasCosts, isLocked, problem, onEdit, onRemove }: LineRowProps) {
  const { t } = useTranslation();
  const off = discountOf(line);
  const margin = marginOf(line);
  return (
    <li className={cn(grid(hasCosts), "items-center border-b last:border-b-0 @max-3xl:py-4 @max-lg:grid-cols-2", hasCosts ? "@lg:@max-3xl:grid-cols-[4rem_1fr_1fr_7rem_1fr_1fr_1.3fr]" : "@lg:@max-3xl:grid-cols-[4rem_1fr_7rem_1fr_1.3fr]")}>
      <div className="min-w-0 @max-3xl:col-span-full @max-3xl:flex @max-3xl:items-start @max-3xl:justify-between @max-3xl:gap-2">
        <div className="min-w-0">
          <p className="font-medium break-words">{line.name}</p>
          <Terms line={line} isLocked={isLocked} onEdit={onEdit} />
          {problem && (
            <p role="alert" className="text-xs text-danger">
              {problem}
            </p>
          )}
        </div>
        {!isLocked && <Remove line={line} className="@3xl:hidden" onRemove={onRemove} />}
      </div>
      <Cell label={t("deal.quantity")}>
        <input aria-label={`${t("deal.quantity")}: ${line.name}`} type="number" inputMode="numeric" min={1} disabled={isLocked} className={control} value={line.quantity || ""} onChange={(event) => onEdit({ quantity: Number(event.target.value) })} />
      </Cell>
      {hasCosts && (
        <Cell label={t("deal.cost")} isPlain>
          {line.cost_price === undefined ? "–" : number(line.cost_price)}
        </Cell>
      )}
      <Cell label={t("deal.list")} isPlain className="@max-lg:order-last">
        {number(line.list_price)}
      </Cell>
      <Cell label={t("deal.price")}>
        <input
          aria-label={`${t("deal.price")}: ${line.name}`}
          inputMode="numeric"
          disabled={isLocked}
          className={cn(control, "font-medium", off > 0 && "border-warning", isBelowCost(line) && "border-danger")}
          value={number(line.price)}
          onChange={(event) => onEdit({ price: Math.max(0, parseMoney(event.target.value) ?? 0) })}
        />
      </Cell>
      <Cell label={t("deal.discount")} isPlain className={cn("@max-lg:order-last", off > 0 && "font-medium text-warning")}>
        {off > 0 ? `−${percent(off)}` : "–"}
      </Cell>
      {hasCosts && (
        <Cell label={t("deal.margin")} isPlain className={cn("@max-lg:order-last", margin !== undefined && margin < 0 && "font-medium text-danger")}>
          {margin === undefined ? "–" : percent(margin)}
        </Cell>
      )}
      <Cell label={t("deal.total")} isPlain className="font-semibold text-foreground @max-lg:order-last">
        {number(line.price * line.quantity)}
      </Cell>
      {!isLocked && <Remove line={line} className="@max-3xl:hidden" onRemove={onRemove} />}
    </li>
  );
}

/** A figure; its name shows where there is no room for a head. */
function Cell({ label, isPlain, className, children }: { label: string; isPlain?: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={cn("num min-w-0 text-right @max-3xl:text-left", isPlain && "text-sm text-muted-foreground", className)}>
      <span className="block text-xs font-normal text-muted-foreground @3xl:sr-only">{label}</span>
      {children}
    </div>
  );
}

function Remove({ line, className, onRemove }: { line: Line; className: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <Button look="ghost" size="icon" className={cn("text-muted-foreground", className)} aria-label={t("deal.removeLine", { name: line.name })} onClick={onRemove}>
      <Trash2 className="size-4" aria-hidden />
    </Button>
  );
}

/** How it is paid, and where it is installed. */
function Terms({ line, isLocked, onEdit }: Pick<LineRowProps, "line" | "isLocked" | "onEdit">) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(Boolean(line.install_address));
  if (isLocked) {
    return <p className="text-xs text-muted-foreground">{[t(`deal.${line.billing}`), line.install_address].filter(Boolean).join(" · ")}</p>;
  }
  return (
    <div className="grid gap-1">
      <span className="flex flex-wrap items-center gap-1 text-xs text-muted-foreground">
        <select aria-label={`${t("deal.billing")}: ${line.name}`} className="-ml-1 h-6 rounded-sm bg-transparent px-0.5 hover:bg-muted max-md:h-11" value={line.billing} onChange={(event) => onEdit({ billing: event.target.value as Billing })}>
          <option value="monthly">{t("deal.monthly")}</option>
          <option value="one_off">{t("deal.one_off")}</option>
        </select>
        {line.billing === "monthly" && !isOpen && (
          <button type="button" className="inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:bg-muted max-md:h-11" onClick={() => setOpen(true)}>
            <MapPin className="size-3" aria-hidden />
            {t("deal.installAddress")}
          </button>
        )}
      </span>
      {line.billing === "monthly" && isOpen && (
        <input aria-label={`${t("deal.installAddress")}: ${line.name}`} placeholder={t("deal.installAddress")} maxLength={300} className="h-7 w-full rounded-md border border-input bg-card px-2 text-xs max-md:h-11" value={line.install_address} onChange={(event) => onEdit({ install_address: event.target.value })} />
      )}
    </div>
  );
}
