import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { day, money, number } from "@/lib/format";
import { type ListState, useList } from "@/lib/hooks";
import { DataTable } from "@/ui/DataTable";
import { useProductChoices, useTelesales } from "../api";
import { DEPOSITS, type Deposit } from "./deposit";

/** Every deposit, found and filtered; a row leads to its day. */
export default function DepositList({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const { view: _view, on: _on, ...search } = state.search;
  const shown: ListState = { ...state, search };
  const list = useList<Deposit>(DEPOSITS, shown);
  const seesAll = useMay("manage_databases");
  const [products, staff] = [useProductChoices(), useTelesales()];
  return (
    <DataTable
      list={list}
      state={shown}
      rowKey={(row) => row.id}
      href={(row) => `/deposits?on=${row.on_date}`}
      exportPath={DEPOSITS}
      defaultSort="-on_date"
      filters={[
        { name: "on_date", label: t("outreach.deposit.day"), kind: "days" },
        { name: "product_id", label: t("lead.product"), isMulti: true, choices: products },
        ...(seesAll ? [{ name: "staff_id", label: t("outreach.staff"), isMulti: true, choices: staff }] : []),
      ]}
      columns={[
        { key: "name", title: t("lead.name"), sort: "customer_name", cell: (row) => <span className="font-medium">{row.customer_name}</span> },
        { key: "ref", title: t("outreach.deposit.ref"), isBlank: (row) => !row.customer_ref, cell: (row) => row.customer_ref ?? "–" },
        { key: "day", title: t("outreach.deposit.day"), sort: "on_date", cell: (row) => day(row.on_date) },
        ...(seesAll ? [{ key: "staff", title: t("outreach.staff"), cell: (row: Deposit) => row.staff_name ?? "–" }] : []),
        { key: "product", title: t("lead.product"), cell: (row) => row.product_name ?? "–" },
        { key: "total", title: t("outreach.deposit.total"), sort: "total", align: "right", cell: (row) => money(row.total) },
        { key: "base", title: t("outreach.deposit.base"), align: "right", isMinor: true, cell: (row) => money(row.base_amount) },
        { key: "multiplier", title: t("outreach.deposit.multiplier"), align: "right", isMinor: true, cell: (row) => number(row.multiplier) },
        { key: "note", title: t("outreach.deposit.note"), isMinor: true, cell: (row) => <span title={row.note ?? undefined}>{row.note ?? "–"}</span> },
      ]}
      empty={{ title: t("outreach.deposit.emptyList"), text: t("outreach.deposit.emptyText") }}
    />
  );
}
