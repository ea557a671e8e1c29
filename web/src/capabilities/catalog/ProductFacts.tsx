import { useTranslation } from "react-i18next";
import { OwnFacts } from "@/app/fields/OwnFacts";
import { TagsFact } from "@/app/tags/TagsFact";
import { money, number, percent } from "@/lib/format";
import { Fact, Pill } from "@/ui/basics";
import type { Product } from "./api";

/** A product for those who sell it but do not keep the price list. */
export function ProductFacts({ product }: { product: Product }) {
  const { t } = useTranslation();
  return (
    <dl className="grid grid-cols-2 gap-4">
      <Fact label={t("product.list")}>{product.list_price !== undefined && <span className="num text-lg font-semibold">{money(product.list_price)}</span>}</Fact>
      <Fact label={t("deal.status")}>
        <Pill tone={product.is_active ? "success" : "plain"}>{t(product.is_active ? "product.active" : "product.inactive")}</Pill>
      </Fact>
      <Fact label={t("product.kind")}>{product.kind && t(`product.${product.kind}`)}</Fact>
      <Fact label={t("product.unit")}>{product.unit}</Fact>
      <Fact label={t("product.category")}>{product.category_name}</Fact>
      <Fact label={t("product.sku")}>{product.sku}</Fact>
      <Fact label={t("catalog.tax")}>{product.tax_bps != null && percent(product.tax_bps, 2)}</Fact>
      <Fact label={t("catalog.speed")}>{product.speed_mbps != null && number(product.speed_mbps)}</Fact>
      {product.custom && <OwnFacts of="products" values={product.custom} />}
      {product.tags && product.tags.length > 0 && <TagsFact of="products" id={product.id} tags={product.tags} canEdit={false} page="/products" refresh={[]} />}
      {product.description && (
        <div className="col-span-2">
          <dt className="text-xs text-muted-foreground">{t("product.description")}</dt>
          <dd className="whitespace-pre-wrap">{product.description}</dd>
        </div>
      )}
    </dl>
  );
}
