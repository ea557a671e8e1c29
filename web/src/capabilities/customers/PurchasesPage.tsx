import "./locales";
import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { day, money, number } from "@/lib/format";
import { useList, useListState, useOne, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { CUSTOMERS, type Customer, type Purchase, SOURCES, useMayAdd } from "./api";

const PurchaseDialog = lazy(() => import("./purchases/PurchaseDialog"));

/** What was bought, by everybody whom one may see. */
export default function PurchasesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const { new: isNew, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<Purchase>("/api/purchases", shown);
  const buyer = useOne<Customer>(`${CUSTOMERS}/${search.customer_id}`, Boolean(search.customer_id));
  const start = () => state.set({ page: search.page, new: "1" });
  const mayAdd = useMayAdd();
  useShortcut("c", () => mayAdd && start());
  const add = mayAdd && (
    <Button look="accent" onClick={start}>
      <Plus className="size-4" aria-hidden />
      {t("customers.purchase.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("nav.purchases")} hint={search.customer_id ? buyer.data?.name : undefined} actions={add} />
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.number}
        href={(row) => `/customers/${row.customer_id}?tab=purchases`}
        onOpen={(row) => void navigate({ to: `/customers/${row.customer_id}`, search: { tab: "purchases" } as never })}
        exportPath="/api/purchases"
        defaultSort="-on_date"
        filters={[
          { name: "source", label: t("customers.filters.source"), choices: SOURCES.map((value) => ({ value, label: t(`customers.purchase.sources.${value}`) })), isMulti: true },
          { name: "on_date", label: t("customers.filters.onDate"), kind: "days" },
          ...(buyer.data ? [{ name: "customer_id", label: t("customers.purchase.customer"), choices: [{ value: buyer.data.id, label: buyer.data.name }] }] : []),
        ]}
        columns={[
          { key: "customer", title: t("customers.purchase.customer"), cell: (row) => <span className="font-medium">{row.customer_name}</span> },
          { key: "date", title: t("customers.purchase.onDate"), sort: "on_date", cell: (row) => <span className="num">{day(row.on_date)}</span> },
          { key: "items", title: t("customers.purchase.items"), cell: (row) => row.items.map((item) => `${number(item.quantity)} × ${item.name}`).join(", ") },
          { key: "discount", title: t("customers.purchase.discount"), align: "right", isMinor: true, cell: (row) => (row.discount ? money(row.discount) : "") },
          { key: "total", title: t("customers.purchase.total"), sort: "total", align: "right", cell: (row) => money(row.total) },
          { key: "source", title: t("customers.purchase.source"), isMinor: true, cell: (row) => t(`customers.purchase.sources.${row.source}`) },
          { key: "number", title: t("customers.purchase.number"), sort: "number", isMinor: true, cell: (row) => <span className="num">{row.number}</span> },
        ]}
        empty={{ title: t("customers.purchase.empty"), text: t("customers.purchase.emptyText"), action: add }}
      />
      <Suspense>{isNew === "1" && mayAdd && <PurchaseDialog customer={buyer.data} onClose={() => state.set({ page: search.page, new: undefined })} />}</Suspense>
    </>
  );
}
