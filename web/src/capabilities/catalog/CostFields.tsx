import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError, post } from "@/lib/api";
import { money, percent } from "@/lib/format";
import { useDebounced } from "@/lib/hooks";
import { MoneyField, PercentField, faultsOf } from "@/ui/fields";
import { PRODUCTS } from "./api";
import type { ProductInput } from "./productInput";

interface CostFieldsProps {
  values: ProductInput;
  disabled: boolean;
  fault: (field: string) => string | undefined;
  onChange: (changes: Partial<ProductInput>) => void;
}

/** HPP and margin, and the list price that the server makes of them while they are typed. */
export function CostFields({ values, disabled, fault, onChange }: CostFieldsProps) {
  const { t } = useTranslation();
  const { cost_price: cost, margin_bps: margin } = values;
  const preview = usePricePreview(cost, margin, !disabled);
  const said = faultsOf(preview.error instanceof ApiError ? preview.error : null);
  const price = preview.data?.list_price;
  const computed = Math.round((cost ?? 0) * (1 + (margin ?? 0) / 10_000));
  const extra = price === undefined ? 0 : price - computed;
  return (
    <div className="grid gap-4 rounded-lg border p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <MoneyField label={t("product.cost")} isRequired disabled={disabled} value={cost} error={fault("cost_price") ?? said("cost_price")} onChange={(cost_price) => onChange({ cost_price })} />
        <PercentField label={t("product.margin")} isRequired disabled={disabled} value={margin} error={fault("margin_bps") ?? said("margin_bps")} onChange={(margin_bps) => onChange({ margin_bps })} />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1" role="status">
        <span>
          <span className="block font-medium">{t("catalog.listPrice")}</span>
          <span className="text-sm text-muted-foreground">{t("product.computed")}</span>
        </span>
        <span className="num text-kpi font-semibold">{price === undefined || preview.error ? "–" : money(price)}</span>
        {price !== undefined && !preview.error && (
          <span className="flex basis-full flex-wrap justify-between gap-x-3 text-sm text-muted-foreground">
            <span className="num">{t("catalog.listFrom", { cost: money(cost ?? 0), margin: percent(margin ?? 0, 2) })}</span>
            {extra > 0 && <span className="num">{t("catalog.rounded", { amount: money(extra) })}</span>}
          </span>
        )}
      </div>
    </div>
  );
}

/** What the server would make of HPP and margin. */
function usePricePreview(cost: number | undefined, margin: number | undefined, isOn: boolean) {
  const settled = useDebounced({ cost, margin }, 200);
  return useQuery({
    queryKey: ["/api/products/price-preview", settled],
    queryFn: () => post<{ list_price: number }>(`${PRODUCTS}/price-preview`, { cost_price: settled.cost ?? 0, margin_bps: settled.margin ?? 0 }),
    enabled: isOn && settled.cost !== undefined,
    placeholderData: (before) => before,
    retry: false,
  });
}
