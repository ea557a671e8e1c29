import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ApiError } from "@/lib/api";
import { money, number, parseMoney, percent } from "@/lib/format";
import { Button, Card, CardHead, cn } from "@/ui/basics";
import { faultsOf } from "@/ui/fields";
import { useProducts } from "../api";
import type { Line } from "./api";

interface DealLinesProps {
  lines: Line[];
  error: ApiError | null;
  isLocked?: boolean;
  onChange: (lines: Line[]) => void;
}

const control = "num h-9 rounded-md border border-input bg-card px-2 text-right disabled:border-transparent max-md:h-11";

/** The lines of a deal, with the discount — and the margin for those who may see it — as one types. */
export function DealLines({ lines, error, isLocked = false, onChange }: DealLinesProps) {
  const { t } = useTranslation();
  const products = useProducts();
  const fault = faultsOf(error);
  const hasCosts = lines.some((line) => line.cost_price !== undefined);
  const edit = (index: number, changes: Partial<Line>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...changes } : line)));
  const add = (id: string) => {
    const product = products.data?.data.find((row) => row.id === id);
    if (!product) return;
    const { name, list_price, cost_price, kind } = product;
    onChange([...lines, { product_id: id, name, quantity: 1, list_price, cost_price, price: list_price, billing: kind === "subscription" ? "monthly" : "one_off" }]);
  };
  const total = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return (
    <Card className="overflow-hidden">
      <CardHead title={t("deal.items")} />
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="bg-table-head text-xs text-muted-foreground">
            <tr className="[&>th]:h-9 [&>th]:px-3 [&>th]:text-right [&>th]:font-medium [&>th:first-child]:pl-5 [&>th:first-child]:text-left">
              <th scope="col">{t("product.one")}</th>
              <th scope="col">{t("deal.quantity")}</th>
              {hasCosts && <th scope="col">{t("deal.cost")}</th>}
              <th scope="col">{t("deal.list")}</th>
              <th scope="col">{t("deal.price")}</th>
              <th scope="col">{t("deal.discount")}</th>
              {hasCosts && <th scope="col">{t("deal.margin")}</th>}
              <th scope="col">{t("deal.total")}</th>
              <th scope="col">
                <span className="sr-only">{t("action.remove")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => {
              const off = line.list_price - line.price;
              const margin = line.cost_price ? ((line.price - line.cost_price) / line.cost_price) * 10_000 : undefined;
              const problem = fault(`items[${index}].quantity`) ?? fault(`items[${index}].price`) ?? fault(`items[${index}].product_id`);
              return (
                <tr key={index} className="border-t [&>td]:px-3 [&>td]:py-1.5 [&>td]:text-right [&>td:first-child]:pl-5 [&>td:first-child]:text-left">
                  <td className="min-w-44">
                    <span className="font-medium">{line.name}</span>
                    <span className="block text-xs text-muted-foreground">{t(`deal.${line.billing}`)}</span>
                    {problem && (
                      <span role="alert" className="block text-xs text-danger">
                        {problem}
                      </span>
                    )}
                  </td>
                  <td>
                    <input aria-label={`${t("deal.quantity")}: ${line.name}`} type="number" min={1} disabled={isLocked} className={cn(control, "w-18")} value={line.quantity} onChange={(event) => edit(index, { quantity: Number(event.target.value) })} />
                  </td>
                  {hasCosts && <td className="num text-muted-foreground">{line.cost_price === undefined ? "" : number(line.cost_price)}</td>}
                  <td className="num text-muted-foreground">{number(line.list_price)}</td>
                  <td>
                    <input aria-label={`${t("deal.price")}: ${line.name}`} inputMode="numeric" disabled={isLocked} className={cn(control, "w-32", off > 0 && "border-warning")} value={number(line.price)} onChange={(event) => edit(index, { price: parseMoney(event.target.value) ?? 0 })} />
                  </td>
                  <td className={cn("num", off > 0 && "text-warning")}>{off > 0 && line.list_price > 0 ? percent(Math.round((off / line.list_price) * 10_000)) : "–"}</td>
                  {hasCosts && <td className={cn("num", (margin ?? 0) < 0 && "text-danger")}>{margin === undefined ? "–" : percent(Math.round(margin))}</td>}
                  <td className="num font-semibold">{number(line.price * line.quantity)}</td>
                  <td>
                    {!isLocked && (
                      <Button look="ghost" size="icon" aria-label={`${t("action.remove")}: ${line.name}`} onClick={() => onChange(lines.filter((_, at) => at !== index))}>
                        <Trash2 className="size-4" aria-hidden />
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
            {lines.length === 0 && (
              <tr>
                <td colSpan={9} className="px-5 py-8 text-center text-muted-foreground">
                  {t("deal.noItems")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-3 border-t px-5 py-3">
        {isLocked ? (
          <span />
        ) : (
          <select aria-label={t("deal.addItem")} className="h-9 rounded-md border border-input bg-card px-2 max-md:h-11" value="" onChange={(event) => add(event.target.value)}>
            <option value="">+ {t("deal.addItem")}</option>
            {products.data?.data.map((product) => (
              <option key={product.id} value={product.id}>
                {product.name} · {money(product.list_price)}
              </option>
            ))}
          </select>
        )}
        <span className="num text-lg font-semibold">{money(total)}</span>
      </footer>
    </Card>
  );
}
