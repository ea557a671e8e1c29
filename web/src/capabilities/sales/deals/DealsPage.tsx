import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, money } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { PageHead, Pill, type Tone, UserChip } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { choices, useProducts, useStaff } from "../api";
import type { Deal, DealStatusName } from "./api";

const tones: Record<DealStatusName, Tone> = { draft: "plain", waiting_approval: "warning", approved: "info", rejected: "danger", won: "success", cancelled: "plain" };

export function DealStatus({ status }: { status: DealStatusName }) {
  const { t } = useTranslation();
  return <Pill tone={tones[status]}>{t(`deal.${status}`)}</Pill>;
}

/** All deals that one may see. */
export default function DealsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const list = useList<Deal>("/api/deals", state);
  const [staff, products] = [useStaff(), useProducts()];
  const statuses = Object.keys(tones).map((value) => ({ value, label: t(`deal.${value}`) }));
  return (
    <>
      <PageHead title={t("nav.deals")} />
      <DataTable
        list={list}
        state={state}
        rowKey={(deal) => deal.id}
        onOpen={(deal) => void navigate({ to: `/deals/${deal.id}` })}
        exportPath="/api/deals"
        defaultSort="-created_at"
        filters={[
          { name: "status", label: t("deal.status"), choices: statuses },
          { name: "owner_id", label: t("lead.owner"), choices: choices(staff.data) },
          { name: "product_id", label: t("lead.product"), choices: choices(products.data) },
        ]}
        columns={[
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
          { key: "discount", title: t("deal.discount"), align: "right", isMinor: true, cell: (deal) => (deal.discount_total ? money(deal.discount_total) : "–") },
          { key: "owner", title: t("lead.owner"), isMinor: true, cell: (deal) => <UserChip name={deal.owner_name} /> },
          { key: "created", title: t("lead.created"), sort: "created_at", isMinor: true, cell: (deal) => day(deal.created_on) },
          { key: "won", title: t("deal.wonOn"), sort: "won_on", isMinor: true, cell: (deal) => day(deal.won_on) },
        ]}
        empty={{ title: t("deal.empty"), text: t("deal.emptyText") }}
      />
    </>
  );
}
