import type { TFunction } from "i18next";
import { money, number, percent } from "@/lib/format";
import { Pill } from "@/ui/basics";
import type { Column } from "@/ui/DataTable";
import type { Product } from "./api";

/** How much of a product a session sees. */
export interface Sight {
  prices: boolean;
  costs: boolean;
}

const money0 = (value: number | undefined) => (value === undefined ? "" : number(value));

/** The columns of the price list; each reader gets those that they may see. */
export function productColumns(t: TFunction, { prices, costs }: Sight): Column<Product>[] {
  const name: Column<Product> = {
    key: "name",
    title: t("product.name"),
    sort: "name",
    cell: (row) => (
      <span className="grid">
        <span className="truncate font-medium">{row.name}</span>
        {row.sku && <span className="truncate text-xs text-muted-foreground">{[row.sku, row.category_name].filter(Boolean).join(" · ")}</span>}
      </span>
    ),
  };
  const status: Column<Product> = { key: "active", title: t("deal.status"), cell: (row) => <Pill tone={row.is_active ? "success" : "plain"}>{t(row.is_active ? "product.active" : "product.inactive")}</Pill> };
  if (!prices) return [name, status];
  return [
    name,
    { key: "kind", title: t("product.kind"), isMinor: true, cell: (row) => row.kind && t(`product.${row.kind}`) },
    ...(costs
      ? ([
          { key: "cost", title: t("product.cost"), sort: "cost_price", align: "right", isMinor: true, cell: (row) => money0(row.cost_price) },
          { key: "margin", title: t("product.margin"), sort: "margin_bps", align: "right", isMinor: true, cell: (row) => (row.margin_bps === undefined ? "" : percent(row.margin_bps, 2)) },
        ] satisfies Column<Product>[])
      : []),
    { key: "list", title: t("product.list"), sort: "list_price", align: "right", cell: (row) => (row.list_price === undefined ? "" : <span className="font-medium">{money(row.list_price)}</span>) },
    { key: "unit", title: t("product.unit"), isMinor: true, cell: (row) => row.unit },
    { key: "speed", title: t("catalog.speed"), align: "right", isMinor: true, cell: (row) => (row.speed_mbps == null ? "" : number(row.speed_mbps)) },
    status,
  ];
}
