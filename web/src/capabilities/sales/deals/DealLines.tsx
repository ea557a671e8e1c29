import { useTranslation } from "react-i18next";
import type { ApiError } from "@/lib/api";
import { money } from "@/lib/format";
import { Card, CardHead, cn } from "@/ui/basics";
import { faultsOf } from "@/ui/fields";
import { LineRow, grid } from "./LineRow";
import { type Line, sumsOf } from "./lines";
import { ProductPicker } from "./ProductPicker";

interface DealLinesProps {
  lines: Line[];
  error: ApiError | null;
  isLocked?: boolean;
  onChange: (lines: Line[]) => void;
}

/** The lines of a deal, with the discount — and the margin for those who may see it — as one types. */
export function DealLines({ lines, error, isLocked = false, onChange }: DealLinesProps) {
  const { t } = useTranslation();
  const fault = faultsOf(error);
  const hasCosts = lines.some((line) => line.cost_price !== undefined);
  const edit = (index: number, changes: Partial<Line>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...changes } : line)));
  const heads = [t("deal.quantity"), ...(hasCosts ? [t("deal.cost")] : []), t("deal.list"), t("deal.price"), t("deal.discount"), ...(hasCosts ? [t("deal.margin")] : []), t("deal.total")];
  const whole = fault("items");
  return (
    <Card className="@container">
      <CardHead title={t("deal.items")} />
      {lines.length > 0 && (
        <div aria-hidden className={cn(grid(hasCosts), "items-center border-y bg-table-head text-xs font-medium text-muted-foreground @max-3xl:hidden @3xl:h-9 @3xl:py-0")}>
          <span>{t("product.one")}</span>
          {heads.map((head) => (
            <span key={head} className="text-right">
              {head}
            </span>
          ))}
          {!isLocked && <span />}
        </div>
      )}
      <ul className="@max-3xl:border-t">
        {lines.map((line, index) => (
          <LineRow
            key={index}
            line={line}
            hasCosts={hasCosts}
            isLocked={isLocked}
            problem={["quantity", "price", "product_id", "billing", "install_address"].map((name) => fault(`items[${index}].${name}`)).find(Boolean)}
            onEdit={(changes) => edit(index, changes)}
            onRemove={() => onChange(lines.filter((_, at) => at !== index))}
          />
        ))}
        {lines.length === 0 && <li className="border-t px-5 py-8 text-center text-muted-foreground">{t("deal.noItems")}</li>}
      </ul>
      {whole && (
        <p role="alert" className="px-5 py-2 text-sm text-danger">
          {whole}
        </p>
      )}
      <footer className="flex flex-wrap items-center justify-between gap-3 border-t px-5 py-3">
        {isLocked ? <span /> : <ProductPicker onPick={(line) => onChange([...lines, line])} />}
        <span className="flex items-baseline gap-2">
          <span className="text-sm text-muted-foreground">{t("deal.total")}</span>
          <span className="num text-lg font-semibold">{money(sumsOf(lines).total)}</span>
        </span>
      </footer>
    </Card>
  );
}
