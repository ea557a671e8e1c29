import { RotateCcw, Trash2 } from "lucide-react";
import type { ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { money } from "@/lib/format";
import { Button, cn } from "@/ui/basics";
import { Cell } from "./Cell";
import { Overtaken } from "./Overtaken";
import { COLUMN_WORDS } from "./SheetHead";
import { type Cells, type ColumnKey, type GridRow, type Names, totalOf } from "./sheet";

interface SheetRowProps {
  row: GridRow;
  /** Which line of the grid it is. */
  line: number;
  /** Whether it is the empty one at the end. */
  isNext: boolean;
  columns: readonly ColumnKey[];
  names: Names;
  /** Where known names are listed. */
  listId: string;
  faults: Record<string, string>;
  /** Why it was not saved. */
  refused?: string;
  onType: (changes: Partial<Cells>) => void;
  onPaste: (event: ClipboardEvent<HTMLElement>, column: ColumnKey) => void;
  /** The name that is being typed; `null` where none is. */
  onNaming: (text: string | null) => void;
  onRemove: () => void;
  onForget: () => void;
  onKeep: () => void;
}

/** A line of the sheet; on a phone a card. */
export function SheetRow(props: SheetRowProps) {
  const { t } = useTranslation();
  const { row, line, isNext, columns, faults, refused } = props;
  const name = row.cells.customer_name || t("outreach.deposit.newRow");
  const isOff = row.isRemoved || !row.isEditable;
  const messages = [...new Set(Object.values(faults))].map((message) => `${columns.filter((column) => faults[column] === message).map((column) => t(COLUMN_WORDS[column])).join(", ")}: ${message}`);
  const needsChoice = row.isOvertaken || row.isGone;
  return (
    <>
      <tr
        className={cn(
          "max-md:grid max-md:grid-cols-2 max-md:gap-x-2 max-md:gap-y-1.5 max-md:border-b max-md:px-4 max-md:py-3 md:[&>td]:border-b",
          row.draft && "bg-row-selected",
          isNext && "max-md:bg-table-head",
          row.isRemoved && "opacity-50 [&_input]:line-through",
        )}
      >
        {columns.map((column, index) =>
          column === "total" ? (
            <td key={column} className="num px-3 text-right font-semibold whitespace-nowrap max-md:flex max-md:items-center max-md:justify-between max-md:px-1">
              <span className="text-xs font-normal text-muted-foreground md:sr-only">{t(COLUMN_WORDS.total)}</span>
              <output aria-label={`${t(COLUMN_WORDS.total)}: ${name}`}>{totalSaid(row.cells)}</output>
            </td>
          ) : (
            <Cell
              key={column}
              column={column}
              at={`${line}:${index}`}
              label={`${t(COLUMN_WORDS[column])}: ${isNext ? t("outreach.deposit.newRow") : name}`}
              words={t(COLUMN_WORDS[column])}
              cells={row.cells}
              names={props.names}
              listId={props.listId}
              fault={faults[column]}
              disabled={isOff}
              onType={props.onType}
              onPaste={(event) => props.onPaste(event, column)}
              onNaming={props.onNaming}
            />
          ),
        )}
        <td className="px-1 text-center max-md:col-span-2 max-md:justify-self-end">
          {row.isRemoved ? (
            <Button look="ghost" size="icon" className="size-8" aria-label={t("outreach.deposit.keepRow", { name })} onClick={props.onForget}>
              <RotateCcw className="size-4" aria-hidden />
            </Button>
          ) : (
            row.isEditable &&
            !isNext && (
              <Button look="ghost" size="icon" tabIndex={-1} className="size-8 text-muted-foreground hover:text-danger" aria-label={t("outreach.deposit.removeRow", { name })} onClick={props.onRemove}>
                <Trash2 className="size-4" aria-hidden />
              </Button>
            )
          )}
        </td>
      </tr>
      {(messages.length > 0 || needsChoice || refused) && (
        <tr className="max-md:block">
          <td colSpan={columns.length + 1} className="border-b px-3 py-2 max-md:block max-md:px-4">
            {messages.length > 0 && (
              <p role="alert" className="text-sm text-danger">
                {messages.join(" ")}
              </p>
            )}
            {needsChoice ? <Overtaken row={row} columns={columns} names={props.names} onTake={props.onForget} onKeep={props.onKeep} /> : refused && <p className="text-sm text-danger">{refused}</p>}
          </td>
        </tr>
      )}
    </>
  );
}

function totalSaid(cells: Cells) {
  const total = totalOf(cells);
  return total === undefined ? "–" : money(total);
}
