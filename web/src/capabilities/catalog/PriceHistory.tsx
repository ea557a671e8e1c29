import { useTranslation } from "react-i18next";
import { moment, money, percent, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Pill } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { PRODUCTS, type Price } from "./api";

/** Which prices a product had, who set them and when. */
export function PriceHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const prices = useOne<{ data: Price[] }>(`${PRODUCTS}/${id}/prices`);
  return (
    <section className="mt-6 border-t pt-4">
      <h3 className="mb-2 font-semibold">{t("product.history")}</h3>
      <Loaded of={prices} skeleton={<Skeleton className="h-24" />}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="text-muted-foreground">{t("catalog.noHistory")}</p>
          ) : (
            <ol className="grid">
              {data.map((price, index) => (
                <PriceRow key={price.at} price={price} isCurrent={index === 0} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

function PriceRow({ price, isCurrent }: { price: Price; isCurrent: boolean }) {
  const { t } = useTranslation();
  return (
    <li className="flex items-start justify-between gap-3 border-t py-2 first:border-t-0">
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-2">
          <span className="num font-semibold">{money(price.list_price)}</span>
          {isCurrent && <Pill tone="success">{t("catalog.now")}</Pill>}
        </span>
        {price.cost_price !== undefined && <span className="num block text-sm text-muted-foreground">{t("catalog.listFrom", { cost: money(price.cost_price), margin: percent(price.margin_bps ?? 0, 2) })}</span>}
      </span>
      <span className="shrink-0 text-right text-sm text-muted-foreground">
        <span className="block" title={moment(price.at)}>
          {relative(price.at)}
        </span>
        <span className="block">{price.changed_by_name ? t("catalog.by", { name: price.changed_by_name }) : t("catalog.byProgram")}</span>
      </span>
    </li>
  );
}
