import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import type { ColumnKey } from "./sheet";

const RIGHT: ColumnKey[] = ["base_amount", "multiplier", "total"];

/** What a column of the sheet is called. */
export const COLUMN_WORDS: Record<ColumnKey, string> = {
  staff_id: "outreach.staff",
  product_id: "lead.product",
  customer_name: "lead.name",
  customer_ref: "outreach.deposit.ref",
  base_amount: "outreach.deposit.base",
  multiplier: "outreach.deposit.multiplier",
  total: "outreach.deposit.total",
  note: "outreach.deposit.note",
};

const WIDTHS: Record<ColumnKey, string> = { staff_id: "min-w-36", product_id: "min-w-36", customer_name: "min-w-40", customer_ref: "min-w-26", base_amount: "min-w-32", multiplier: "min-w-20", total: "min-w-32", note: "min-w-36" };

export function SheetHead({ columns }: { columns: readonly ColumnKey[] }) {
  const { t } = useTranslation();
  return (
    <thead className="max-md:hidden">
      <tr className="bg-table-head text-xs text-muted-foreground [&>*]:border-b">
        {columns.map((key) => (
          <th key={key} scope="col" className={cn("h-9 px-3 font-medium", RIGHT.includes(key) ? "text-right" : "text-left", WIDTHS[key])}>
            {t(COLUMN_WORDS[key])}
          </th>
        ))}
        <td className="w-12" />
      </tr>
    </thead>
  );
}
