import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Segmented } from "@/ui/Segmented";
import type { Choice } from "@/ui/fields";
import type { GridRow } from "./sheet";

interface ProductTabsProps {
  rows: GridRow[];
  products: Choice[];
  value: string | undefined;
  onChange: (product: string | undefined) => void;
}

/** The day's products, the busiest first; the others behind a list. */
export function ProductTabs({ rows, products, value, onChange }: ProductTabsProps) {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const { cells } of rows) if (cells.product_id) counts.set(cells.product_id, (counts.get(cells.product_id) ?? 0) + 1);
  if (value && !counts.has(value)) counts.set(value, 0);
  const label = (id: string) => products.find((product) => product.value === id)?.label ?? rows.find((row) => row.cells.product_id === id)?.saved?.product_name ?? "–";
  const shown = [...counts].toSorted(([, one], [, other]) => other - one);
  const others = products.filter((product) => !counts.has(product.value));
  const tab = (words: string, count: number) => (
    <>
      {words} <span className="num text-muted-foreground">{number(count)}</span>
    </>
  );
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <Segmented label={t("lead.product")} value={value ?? ""} choices={[{ value: "", label: tab(t("list.all"), rows.length) }, ...shown.map(([id, count]) => ({ value: id, label: tab(label(id), count) }))]} onChange={(id) => onChange(id || undefined)} />
      {others.length > 0 && (
        <select aria-label={t("outreach.deposit.otherProduct")} value="" className="h-9 max-w-44 rounded-md border bg-card px-2 text-sm max-md:h-11" onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">{t("outreach.deposit.otherProduct")}</option>
          {others.map((product) => (
            <option key={product.value} value={product.value}>
              {product.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
