import type { ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { number, parseMoney } from "@/lib/format";
import { cn } from "@/ui/basics";
import { knownRef } from "./KnownNames";
import type { Cells, ColumnKey, Names } from "./sheet";

interface CellProps {
  column: Exclude<ColumnKey, "total">;
  /** Line and column of the grid. */
  at: string;
  label: string;
  /** What the column is called, where no head says so. */
  words: string;
  cells: Cells;
  names: Names;
  listId: string;
  fault?: string;
  disabled: boolean;
  onType: (changes: Partial<Cells>) => void;
  onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  onNaming: (text: string | null) => void;
}

const LIMITS = { customer_name: 160, customer_ref: 80, note: 500, multiplier: 9 } as const;
const face = "h-9 w-full min-w-0 border border-transparent bg-transparent px-3 outline-offset-[-2px] hover:border-input focus:bg-card disabled:text-muted-foreground aria-invalid:border-danger max-md:h-11 max-md:rounded-md max-md:border-input max-md:bg-card";
const WIDE: ColumnKey[] = ["staff_id", "product_id", "customer_name", "note"];

/** One cell of the sheet. */
export function Cell(props: CellProps) {
  const { column, words } = props;
  return (
    <td className={cn("p-0", WIDE.includes(column) && "max-md:col-span-2")}>
      <span aria-hidden className="mb-0.5 block text-xs text-muted-foreground md:hidden">
        {words}
      </span>
      <Control {...props} />
    </td>
  );
}

function Control({ column, at, label, cells, names, listId, fault, disabled, onType, onPaste, onNaming }: CellProps) {
  const { t } = useTranslation();
  const common = { "data-cell": at, "aria-label": label, "aria-invalid": Boolean(fault), title: fault, disabled, onPaste };
  if (column === "product_id" || column === "staff_id") {
    const choices = names[column === "product_id" ? "products" : "staff"];
    const isKnown = choices.some(({ value }) => value === cells[column]);
    return (
      <select {...common} className={cn(face, "truncate md:appearance-none")} value={cells[column]} onChange={(event) => onType({ [column]: event.target.value })}>
        <option value="">{column === "staff_id" ? t("outreach.reservation.forMe") : "–"}</option>
        {!isKnown && cells[column] && <option value={cells[column]}>{t("outreach.deposit.former")}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  if (column === "base_amount") {
    return <input {...common} inputMode="numeric" autoComplete="off" className={cn(face, "num text-right")} value={cells.base_amount === undefined ? "" : number(cells.base_amount)} onChange={(event) => onType({ base_amount: parseMoney(event.target.value) })} />;
  }
  if (column === "customer_name") {
    return (
      <input
        {...common}
        list={listId}
        autoComplete="off"
        maxLength={LIMITS.customer_name}
        className={face}
        value={cells.customer_name}
        onFocus={(event) => onNaming(event.target.value)}
        onBlur={() => onNaming(null)}
        onChange={(event) => {
          const name = event.target.value;
          onNaming(name);
          const ref = cells.customer_ref ? undefined : knownRef(listId, name);
          onType({ customer_name: name, ...(ref ? { customer_ref: ref } : {}) });
        }}
      />
    );
  }
  const isNumber = column === "multiplier";
  return <input {...common} inputMode={isNumber ? "decimal" : undefined} autoComplete="off" maxLength={LIMITS[column]} className={cn(face, isNumber && "num text-right")} value={cells[column]} onChange={(event) => onType({ [column]: event.target.value })} />;
}
