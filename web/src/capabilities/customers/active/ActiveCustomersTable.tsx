import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, money, phone } from "@/lib/format";
import { type ListState, useList } from "@/lib/hooks";
import { DataTable } from "@/ui/DataTable";
import { UserChip } from "@/ui/Portrait";
import { choices, useProducts, useSellers } from "../../sales/api";
import { type ActiveCustomer, SERVICE_STATUSES, STATUSES } from "../api";
import { Sums } from "./Sums";

const PATH = "/api/customers/active";

/** Customers with a running service: which, since when, and what they bring a month. */
export function ActiveCustomersTable({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useList<ActiveCustomer>(PATH, state);
  const [sellers, products] = [useSellers(), useProducts()];
  return (
    <>
      <Sums path={`${PATH}/summary`} search={state.search} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/customers/${row.id}`}
        onOpen={(row) => void navigate({ to: `/customers/${row.id}` })}
        exportPath={PATH}
        defaultSort="name"
        filters={[
          { name: "product_id", label: t("lead.product"), choices: choices(products.data), isMulti: true },
          { name: "service_status", label: t("customers.active.serviceStatus"), choices: SERVICE_STATUSES.filter((status) => status !== "terminated").map((value) => ({ value, label: t(`service.${value}`) })) },
          { name: "status", label: t("customer.status"), choices: STATUSES.map((value) => ({ value, label: t(`customer.${value}`) })) },
          { name: "owner_id", label: t("customers.filters.owner"), choices: sellers, isMulti: true },
          { name: "city", label: t("customers.filters.city"), kind: "text" },
          { name: "since", label: t("customers.filters.since"), kind: "days" },
        ]}
        columns={[
          {
            key: "name",
            title: t("customer.one"),
            sort: "name",
            cell: (row) => (
              <span className="grid">
                <span className="truncate font-medium">{row.name}</span>
                <span className="num truncate text-xs text-muted-foreground">{[row.code, row.city].filter(Boolean).join(" · ")}</span>
              </span>
            ),
          },
          { key: "phone", title: t("lead.phone"), isMinor: true, cell: (row) => <span className="num">{phone(row.phone)}</span> },
          { key: "services", title: t("customer.services"), cell: (row) => <Running services={row.services} /> },
          { key: "mrr", title: t("customers.list.mrr"), sort: "mrr", align: "right", cell: (row) => <span className="font-medium">{money(row.mrr)}</span> },
          { key: "since", title: t("customers.active.since"), sort: "since", cell: (row) => <span className="num">{day(row.since)}</span> },
          { key: "owner", title: t("lead.owner"), isMinor: true, cell: (row) => <UserChip id={row.owner_id} name={row.owner_name} /> },
        ]}
        empty={{ title: t("customers.active.empty"), text: t("customers.active.emptyText") }}
      />
    </>
  );
}

/** What runs, each kind once with how many of it. */
function Running({ services }: { services: ActiveCustomer["services"] }) {
  const names = services.map((service) => service.product_name);
  const kinds = [...new Set(names)].map((name) => {
    const count = names.filter((other) => other === name).length;
    return count > 1 ? `${count} × ${name}` : name;
  });
  return <span title={kinds.join(", ")}>{kinds.join(", ")}</span>;
}
