import "./locales";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { ImportLink } from "@/app/ImportLink";
import { useOwnColumns, useOwnFilters } from "@/app/fields/table";
import { useSession } from "@/app/session";
import { TagBulkBar } from "@/app/tags/TagBulkBar";
import { useTagColumn, useTagFilter } from "@/app/tags/table";
import { SavedViews } from "@/app/views/SavedViews";
import { day, money, number, phone } from "@/lib/format";
import { useList, useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead, Pill } from "@/ui/basics";
import { type Column, DataTable } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import type { Filter } from "@/ui/FilterChip";
import { UserChip } from "@/ui/Portrait";
import { Skeleton } from "@/ui/states";
import { choices, useProducts, useSellers } from "../sales/api";
import { CUSTOMERS, CUSTOMER_PATHS, KINDS, type ListedCustomer, STATUSES, useMayAdd } from "./api";

const CustomerForm = lazy(() => import("./form/CustomerForm"));

/** All customers that one may see. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const { new: isNew, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<ListedCustomer>(CUSTOMERS, shown);
  const mayAdd = useMayAdd();
  const { user } = useSession();
  const start = () => state.set({ page: search.page, new: "1" });
  useShortcut("c", () => mayAdd && start());
  const add = mayAdd && (
    <Button look="accent" onClick={start}>
      <Plus className="size-4" aria-hidden />
      {t("customer.new")}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t("nav.customers")}
        actions={
          <>
            <SavedViews
              state={shown}
              list="customers"
              usual={[
                { name: t("list.all"), search: {} },
                { name: t("list.mine"), search: { owner_id: user.id } },
                { name: t("customer.active"), search: { status: "active" } },
                { name: t("customers.filters.quiet"), search: { inactive_proposed: "true" } },
              ]}
            />
            <ImportLink kind="customers" />
            {add}
          </>
        }
      />
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        href={(row) => `/customers/${row.id}`}
        onOpen={(row) => void navigate({ to: `/customers/${row.id}` })}
        exportPath={CUSTOMERS}
        defaultSort="-created_at"
        filters={useFilters()}
        columns={useColumns()}
        bulk={mayAdd && search.trash !== "true" ? (ids, clear) => <TagBulkBar of="customers" ids={ids} page={list.data} search={search} refresh={CUSTOMER_PATHS} onDone={clear} /> : undefined}
        empty={search.trash === "true" ? { title: t("customers.list.emptyTrash") } : { title: t("customer.empty"), text: t("customer.emptyText"), action: add }}
      />
      <Dialog isOpen={isNew === "1" && mayAdd} onClose={() => state.set({ page: search.page, new: undefined })} title={t("customer.new")} side="right">
        <Suspense fallback={<Skeleton className="late h-96" />}>
          <CustomerForm onDone={(row) => void navigate({ to: `/customers/${row.id}` })} />
        </Suspense>
      </Dialog>
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const [sellers, products] = [useSellers(), useProducts()];
  return [
    { name: "status", label: t("customer.status"), choices: STATUSES.map((value) => ({ value, label: t(`customer.${value}`) })) },
    { name: "kind", label: t("customers.form.kind"), choices: KINDS.map((value) => ({ value, label: t(`customers.kinds.${value}`) })) },
    { name: "owner_id", label: t("customers.filters.owner"), choices: sellers, isMulti: true },
    { name: "product_id", label: t("customers.filters.product"), choices: choices(products.data), isMulti: true },
    { name: "city", label: t("customers.filters.city"), kind: "text" },
    useTagFilter("customers"),
    { name: "last_purchase", label: t("customers.filters.lastPurchase"), kind: "days" },
    { name: "created", label: t("customers.filters.created"), kind: "days" },
    { name: "inactive_proposed", label: t("customers.filters.quiet"), kind: "flag" },
    { name: "trash", label: t("customers.filters.trash"), kind: "flag" },
    ...useOwnFilters("customers"),
  ];
}

function useColumns(): Column<ListedCustomer>[] {
  const { t } = useTranslation();
  return [
    {
      key: "name",
      title: t("lead.name"),
      sort: "name",
      cell: (row) => (
        <span className="grid">
          <span className="truncate font-medium">{row.name}</span>
          <span className="truncate text-xs text-muted-foreground">{[row.code, row.organization].filter(Boolean).join(" · ")}</span>
        </span>
      ),
    },
    { key: "phone", title: t("lead.phone"), cell: (row) => <span className="num">{phone(row.phone) || row.email}</span> },
    { key: "city", title: t("customer.city"), isMinor: true, cell: (row) => row.address.city },
    { key: "status", title: t("customer.status"), cell: (row) => <Pill tone={row.status === "active" ? "success" : "plain"}>{t(`customer.${row.status}`)}</Pill> },
    useTagColumn<ListedCustomer>(),
    { key: "services", title: t("customers.list.services"), align: "right", isMinor: true, cell: (row) => (row.active_services ? number(row.active_services) : "") },
    { key: "mrr", title: t("customers.list.mrr"), align: "right", isMinor: true, cell: (row) => (row.mrr ? money(row.mrr) : "") },
    { key: "value", title: t("customer.lifetime"), sort: "lifetime_value", align: "right", cell: (row) => money(row.lifetime_value) },
    { key: "last", title: t("customer.lastPurchase"), sort: "last_purchase_on", isMinor: true, cell: (row) => day(row.last_purchase_on) },
    { key: "owner", title: t("lead.owner"), isMinor: true, cell: (row) => <UserChip id={row.owner_id} name={row.owner_name} /> },
    ...useOwnColumns<ListedCustomer>("customers"),
  ];
}
