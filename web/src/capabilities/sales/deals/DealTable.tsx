import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { day, money, percent } from "@/lib/format";
import { type ListState, useList } from "@/lib/hooks";
import { type Column, DataTable, type Filter } from "@/ui/DataTable";
import { UserChip } from "@/ui/Portrait";
import { useCategories } from "../../catalog/api";
import { choices, useChannels, useProducts, useSellers } from "../api";
import { DEAL_STATUSES, type Deal } from "./api";
import { DealStatus } from "./DealStatus";
import { NewDealLink } from "./NewDealLink";

/** Deals as a table. */
export function DealTable({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useList<Deal>("/api/deals", state);
  return (
    <DataTable
      list={list}
      state={state}
      columns={useDealColumns()}
      filters={useDealFilters()}
      rowKey={(deal) => deal.id}
      rowLabel={(deal) => deal.title}
      href={(deal) => `/deals/${deal.id}`}
      onOpen={(deal) => void navigate({ to: `/deals/${deal.id}` })}
      exportPath="/api/deals"
      defaultSort="-created_at"
      empty={{ title: t("deal.empty"), text: t("deal.emptyText"), action: <NewDealLink /> }}
    />
  );
}

function useDealFilters(): Filter[] {
  const { t } = useTranslation();
  const [sellers, products, categories, channels] = [useSellers(), useProducts(), useCategories(), useChannels()];
  return [
    { name: "status", label: t("deal.status"), isMulti: true, choices: DEAL_STATUSES.map((value) => ({ value, label: t(`deal.${value}`) })) },
    { name: "owner_id", label: t("lead.owner"), isMulti: true, choices: sellers },
    { name: "product_id", label: t("lead.product"), isMulti: true, choices: choices(products.data) },
    { name: "category_id", label: t("product.category"), isMulti: true, choices: choices(categories.data) },
    { name: "channel_id", label: t("lead.channel"), isMulti: true, choices: choices(channels.data) },
    { name: "approval_level", label: t("deal.level"), isMulti: true, choices: ["none", "leader", "owner"].map((value) => ({ value, label: t(`deal.levels.${value}`) })) },
    { name: "trash", label: t("deal.trash"), kind: "flag" },
    { name: "won_on", label: t("deal.wonOn"), kind: "days" },
  ];
}

function useDealColumns(): Column<Deal>[] {
  const { t } = useTranslation();
  const seesCosts = useMay("read_costs");
  const margin: Column<Deal> = { key: "margin", title: t("deal.margin"), align: "right", isMinor: true, cell: (deal) => <Margin deal={deal} /> };
  return [
    {
      key: "title",
      title: t("deal.title"),
      sort: "title",
      cell: (deal) => (
        <span className="grid">
          <span className="truncate font-medium">{deal.title}</span>
          <span className="truncate text-xs text-muted-foreground">
            {deal.code} · {deal.customer_name}
          </span>
        </span>
      ),
    },
    { key: "status", title: t("deal.status"), cell: (deal) => <DealStatus status={deal.status} /> },
    { key: "total", title: t("deal.total"), sort: "total", align: "right", cell: (deal) => money(deal.total) },
    { key: "discount", title: t("deal.discount"), align: "right", isMinor: true, cell: (deal) => <Discount deal={deal} /> },
    ...(seesCosts ? [margin] : []),
    { key: "owner", title: t("lead.owner"), cell: (deal) => <UserChip id={deal.owner_id} name={deal.owner_name} /> },
    { key: "created", title: t("lead.created"), sort: "created_at", isMinor: true, cell: (deal) => day(deal.created_on) },
    { key: "won", title: t("deal.wonOn"), sort: "won_on", isMinor: true, cell: (deal) => day(deal.won_on) || "–" },
  ];
}

function Discount({ deal }: { deal: Deal }) {
  if (deal.discount_total === 0 || deal.subtotal === 0) return <span className="text-muted-foreground">–</span>;
  return <span title={money(deal.discount_total)}>{percent(Math.round((deal.discount_total / deal.subtotal) * 10_000))}</span>;
}

function Margin({ deal: { margin_total } }: { deal: Deal }) {
  if (margin_total === undefined) return "–";
  return <span className={margin_total < 0 ? "text-danger" : ""}>{money(margin_total)}</span>;
}
