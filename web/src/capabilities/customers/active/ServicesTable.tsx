import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, money } from "@/lib/format";
import { type ListState, useList } from "@/lib/hooks";
import { DataTable } from "@/ui/DataTable";
import { useCategories } from "../../catalog/api";
import { choices, useProducts, useSellers } from "../../sales/api";
import { SERVICE_STATUSES, type Service } from "../api";
import { ServiceStatus } from "../ServiceStatus";
import { Sums } from "./Sums";

const PATH = "/api/services";

/** Every service: what it is, whose, how it stands. */
export function ServicesTable({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useList<Service>(PATH, state);
  const [sellers, products, categories] = [useSellers(), useProducts(), useCategories()];
  return (
    <>
      <Sums path={`${PATH}/summary`} search={state.search} without={["status", "ended_from", "ended_to"]} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.number}
        href={(row) => `/customers/${row.customer_id}`}
        onOpen={(row) => void navigate({ to: `/customers/${row.customer_id}` })}
        exportPath={PATH}
        defaultSort="-started_on"
        filters={[
          { name: "status", label: t("deal.status"), choices: SERVICE_STATUSES.map((value) => ({ value, label: t(`service.${value}`) })), isMulti: true },
          { name: "product_id", label: t("lead.product"), choices: choices(products.data), isMulti: true },
          { name: "category_id", label: t("product.category"), choices: choices(categories.data), isMulti: true },
          { name: "owner_id", label: t("customers.filters.owner"), choices: sellers },
          { name: "city", label: t("customers.filters.city"), kind: "text" },
          { name: "started", label: t("customers.filters.started"), kind: "days" },
          { name: "ended", label: t("customers.filters.ended"), kind: "days" },
        ]}
        columns={[
          { key: "customer", title: t("customer.one"), cell: (row) => <span className="font-medium">{row.customer_name}</span> },
          { key: "product", title: t("product.one"), cell: (row) => row.product_name },
          { key: "status", title: t("deal.status"), cell: (row) => <ServiceStatus status={row.status} /> },
          { key: "price", title: t("service.price"), sort: "price", align: "right", cell: (row) => money(row.price) },
          { key: "since", title: t("customer.since"), sort: "started_on", cell: (row) => <span className="num">{day(row.started_on)}</span> },
          { key: "billing", title: t("customers.service.billingDay"), align: "right", isMinor: true, cell: (row) => row.billing_day },
          { key: "address", title: t("customers.service.installAddress"), isMinor: true, cell: (row) => row.install_address },
          { key: "number", title: t("service.number"), sort: "number", isMinor: true, cell: (row) => <span className="num">{row.number}</span> },
        ]}
        empty={{ title: t("service.empty") }}
      />
    </>
  );
}
