import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { money } from "@/lib/format";
import { Button } from "@/ui/basics";
import { COLUMN_WORDS } from "./SheetHead";
import { type Cells, type ColumnKey, type GridRow, type Names, cellsOf, differing } from "./sheet";

interface OvertakenProps {
  row: GridRow;
  columns: readonly ColumnKey[];
  names: Names;
  onTake: () => void;
  onKeep: () => void;
}

/** Two changed one row: who was faster, what they wrote, and which is to stand. */
export function Overtaken({ row, names, onTake, onKeep }: OvertakenProps) {
  const { t } = useTranslation();
  const theirs = row.saved && cellsOf(row.saved);
  const said = (key: keyof Cells): string => {
    if (!theirs) return "–";
    if (key === "base_amount") return money(theirs.base_amount ?? 0);
    if (key === "product_id") return row.saved?.product_name ?? "–";
    if (key === "staff_id") return names.staff.find(({ value }) => value === theirs.staff_id)?.label ?? row.saved?.staff_name ?? "–";
    return theirs[key] || "–";
  };
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
      <Users className="size-4 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{theirs ? t("outreach.deposit.overtaken", { name: row.saved?.updated_by_name ?? t("outreach.deposit.somebody") }) : t("outreach.deposit.gone")}</strong>{" "}
        {theirs &&
          differing(row.cells, theirs)
            .map((key) => `${t(COLUMN_WORDS[key])}: ${said(key)}`)
            .join(" · ")}
      </p>
      <span className="flex gap-2 text-foreground">
        <Button size="sm" onClick={onTake}>
          {t(theirs ? "stale.see" : "outreach.deposit.letGo")}
        </Button>
        <Button size="sm" onClick={onKeep}>
          {t(theirs ? "stale.keep" : "outreach.deposit.addAgain")}
        </Button>
      </span>
    </div>
  );
}
