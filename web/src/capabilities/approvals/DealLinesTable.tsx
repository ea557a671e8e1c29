import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { money, number, percent } from "@/lib/format";
import { cn } from "@/ui/basics";
import type { Deal, DealItem } from "../sales/deals/api";
import { isBelowCost } from "../sales/deals/lines";

interface Figure {
  name: string;
  value: ReactNode;
  className?: string;
}

/** The lines as whoever decides must see them: cost, list, asked, discount, what remains. */
export function DealLinesTable({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const seesCosts = deal.cost_total !== undefined;
  const figures = (item: DealItem): Figure[] => [
    { name: t("deal.quantity"), value: number(item.quantity) },
    ...(seesCosts ? [{ name: t("deal.cost"), value: number(item.cost_price ?? 0), className: "text-muted-foreground" }] : []),
    { name: t("deal.list"), value: number(item.list_price), className: "text-muted-foreground" },
    { name: t("deal.price"), value: number(item.price), className: "font-semibold" },
    { name: t("deal.discount"), value: item.discount_bps > 0 ? `−${percent(item.discount_bps)}` : "–", className: item.discount_bps > 0 ? "font-medium text-warning" : "text-muted-foreground" },
    ...(seesCosts ? [{ name: t("approval.remaining"), value: remaining(item), className: isBelowCost(item) ? "font-medium text-danger" : "" }] : []),
  ];
  return (
    <>
      <table className="num w-full text-sm max-md:hidden">
        <thead className="border-y bg-table-head text-xs text-muted-foreground">
          <tr className="[&>th]:h-8 [&>th]:px-3 [&>th]:text-right [&>th]:font-medium [&>th:first-child]:pl-5 [&>th:first-child]:text-left [&>th:last-child]:pr-5">
            <th scope="col">{t("product.one")}</th>
            {deal.items[0] && figures(deal.items[0]).map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deal.items.map((item, index) => (
            <tr key={index} className="h-10 border-b last:border-b-0 [&>td]:px-3 [&>td]:text-right [&>td:last-child]:pr-5">
              <th scope="row" className="pl-5 text-left font-medium">
                {item.name} <span className="text-xs font-normal text-muted-foreground">{t(`deal.${item.billing}`)}</span>
              </th>
              {figures(item).map(({ name, value, className }) => (
                <td key={name} className={className}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {deal.margin_total !== undefined && deal.cost_total !== undefined && (
          <tfoot>
            <tr className="h-10 border-t font-semibold [&>td]:px-3 [&>td]:text-right [&>td:last-child]:pr-5">
              <th scope="row" className="pl-5 text-left">
                {t("deal.total")}
              </th>
              <td />
              <td className="text-muted-foreground">{number(deal.cost_total)}</td>
              <td className="text-muted-foreground">{number(deal.subtotal)}</td>
              <td>{number(deal.total)}</td>
              <td className="text-warning">{deal.subtotal > 0 && deal.discount_total > 0 ? `−${percent(Math.round((deal.discount_total / deal.subtotal) * 10_000))}` : "–"}</td>
              <td className={deal.margin_total < 0 ? "text-danger" : ""}>
                {money(deal.margin_total)}
                {deal.cost_total > 0 && ` · ${percent(Math.round((deal.margin_total / deal.cost_total) * 10_000))}`}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <ul className="border-t md:hidden">
        {deal.items.map((item, index) => (
          <li key={index} className="border-b px-5 py-3 last:border-b-0">
            <p className="mb-1 font-medium">{item.name}</p>
            <dl className="num grid grid-cols-2 gap-x-4 gap-y-0.5 text-sm">
              {figures(item).map(({ name, value, className }) => (
                <div key={name} className="flex justify-between gap-2 last:col-span-2">
                  <dt className="text-muted-foreground">{name}</dt>
                  <dd className={cn("text-right", className)}>{value}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}

const remaining = ({ cost_price = 0, price, quantity, margin_bps }: DealItem) => [money((price - cost_price) * quantity), margin_bps !== undefined && percent(margin_bps)].filter(Boolean).join(" · ");
