import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { day, money, number, phone } from "@/lib/format";
import { useList, useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead, Pill, UserChip } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import { choices, useProducts, useStaff } from "../sales/api";
import { CustomerForm } from "./CustomerForm";
import type { Customer } from "./api";

/** All customers that one may see. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const list = useList<Customer>("/api/customers", state);
  const [staff, products] = [useStaff(), useProducts()];
  const [isAdding, setAdding] = useState(false);
  useShortcut("c", () => setAdding(true));
  const add = (
    <Button look="accent" onClick={() => setAdding(true)}>
      <Plus className="size-4" aria-hidden />
      {t("customer.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("nav.customers")} actions={add} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/customers/${row.id}` })}
        exportPath="/api/customers"
        defaultSort="-created_at"
        filters={[
          { name: "status", label: t("customer.status"), choices: ["active", "inactive"].map((value) => ({ value, label: t(`customer.${value}`) })) },
          { name: "owner_id", label: t("lead.owner"), choices: choices(staff.data) },
          { name: "product_id", label: t("lead.product"), choices: choices(products.data) },
        ]}
        columns={[
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
          { key: "count", title: t("customer.purchases"), align: "right", isMinor: true, cell: (row) => number(row.purchase_count) },
          { key: "value", title: t("customer.lifetime"), sort: "lifetime_value", align: "right", cell: (row) => money(row.lifetime_value) },
          { key: "last", title: t("customer.lastPurchase"), sort: "last_purchase_on", isMinor: true, cell: (row) => day(row.last_purchase_on) },
          { key: "owner", title: t("lead.owner"), isMinor: true, cell: (row) => <UserChip name={row.owner_name} /> },
        ]}
        empty={{ title: t("customer.empty"), text: t("customer.emptyText"), action: add }}
      />
      <Dialog isOpen={isAdding} onClose={() => setAdding(false)} title={t("customer.new")} side="right">
        <CustomerForm onDone={(row) => void navigate({ to: `/customers/${row.id}` })} />
      </Dialog>
    </>
  );
}
