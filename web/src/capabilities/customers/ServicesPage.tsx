import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, money } from "@/lib/format";
import { useList, useListState, useOne } from "@/lib/hooks";
import { PageHead, Pill, type Tone } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { KpiCard } from "@/ui/numbers";
import { choices, useProducts, useStaff } from "../sales/api";
import type { Service } from "./api";

const tones: Record<Service["status"], Tone> = { pending_install: "info", active: "success", suspended: "warning", terminated: "plain" };

export function ServiceStatus({ status }: { status: Service["status"] }) {
  const { t } = useTranslation();
  return <Pill tone={tones[status]}>{t(`service.${status}`)}</Pill>;
}

/** Active customers: what runs, for whom, and what it brings a month. */
export default function ServicesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const list = useList<Service>("/api/services", state);
  const summary = useOne<{ customers: number; services: number; mrr: number }>("/api/services/summary");
  const [staff, products] = [useStaff(), useProducts()];
  const sums = summary.data ?? { customers: 0, services: 0, mrr: 0 };
  return (
    <>
      <PageHead title={t("nav.services")} />
      <div className="mb-4 grid gap-4 sm:grid-cols-3">
        <KpiCard label={t("home.active_customers")} value={sums.customers} unit="integer" sparkline={[]} link="/services?status=active" />
        <KpiCard label={t("customer.services")} value={sums.services} unit="integer" sparkline={[]} link="/services?status=active" />
        <KpiCard label={t("home.mrr")} value={sums.mrr} unit="money" sparkline={[]} link="/reports/active-customers" />
      </div>
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/customers/${row.customer_id}` })}
        exportPath="/api/services"
        defaultSort="-started_on"
        filters={[
          { name: "status", label: t("deal.status"), choices: Object.keys(tones).map((value) => ({ value, label: t(`service.${value}`) })) },
          { name: "product_id", label: t("lead.product"), choices: choices(products.data) },
          { name: "owner_id", label: t("lead.owner"), choices: choices(staff.data) },
        ]}
        columns={[
          { key: "customer", title: t("customer.one"), cell: (row) => <span className="font-medium">{row.customer_name}</span> },
          { key: "product", title: t("product.one"), cell: (row) => row.product_name },
          { key: "status", title: t("deal.status"), cell: (row) => <ServiceStatus status={row.status} /> },
          { key: "price", title: t("service.price"), sort: "price", align: "right", cell: (row) => money(row.price) },
          { key: "since", title: t("customer.since"), sort: "started_on", cell: (row) => day(row.started_on) },
          { key: "number", title: t("service.number"), sort: "number", isMinor: true, cell: (row) => <span className="num">{row.number}</span> },
        ]}
        empty={{ title: t("service.empty") }}
      />
    </>
  );
}
