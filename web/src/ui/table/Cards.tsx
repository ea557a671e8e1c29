import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { cn } from "../basics";
import { RowLink } from "./RowLink";
import type { RowsProps } from "./Rows";

/** The rows on a phone: what it is, its number, and the rest below. */
export function Cards<T>({ rows, columns, rowKey, rowLabel = rowKey, href, onOpen, chosen, onToggle, hasJustChanged }: RowsProps<T>) {
  const { t } = useTranslation();
  const [title, ...others] = columns.filter((column) => !column.isMinor);
  const figure = others.find((column) => column.align === "right");
  const rest = others.filter((column) => column !== figure);
  return (
    <ul className="border-t md:hidden">
      {rows.map((row) => (
        <li key={rowKey(row)} className={cn("relative flex gap-1 border-b px-4 py-3 last:border-b-0 has-[a:active]:bg-row-hover", onToggle && "pl-1", chosen.includes(rowKey(row)) && "bg-row-selected", hasJustChanged(rowKey(row)) && "glow")}>
          {onToggle && (
            <label className="relative z-10 -my-2 grid size-11 shrink-0 place-items-center">
              <input type="checkbox" aria-label={t("table.selectRow", { name: rowLabel(row) })} checked={chosen.includes(rowKey(row))} onChange={() => onToggle(rowKey(row))} />
            </label>
          )}
          <div className="grid min-w-0 flex-1 grid-cols-1 gap-1.5">
            <div className="flex items-start justify-between gap-3">
              <RowLink row={row} href={href} onOpen={onOpen} className="min-w-0 font-medium after:absolute after:inset-0">
                {title?.cell(row)}
              </RowLink>
              {figure && (
                <span className="num shrink-0 font-medium">
                  <span className="sr-only">{figure.title}: </span>
                  {figure.cell(row)}
                </span>
              )}
            </div>
            {rest.length > 0 && (
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
                {rest.map((column) => (
                  <Fragment key={column.key}>
                    {!column.isBlank?.(row) && (
                      <span className="num min-w-0 truncate">
                        <span className="sr-only">{column.title}: </span>
                        {column.cell(row)}
                      </span>
                    )}
                  </Fragment>
                ))}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
