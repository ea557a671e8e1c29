import "./locales";
import { Link, Navigate, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type ReactNode, Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useModule } from "@/app/session";
import { useListState, useOne } from "@/lib/hooks";
import { Card, PageHead, Pill } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { type Tab, Tabs } from "@/ui/Tabs";
import { Timeline } from "@/ui/Timeline";
import { CUSTOMERS, type Customer } from "./api";
import { useNames } from "./form/useNames";
import { CustomerActions } from "./record/CustomerActions";
import { CustomerDeals } from "./record/CustomerDeals";
import { CustomerFacts } from "./record/CustomerFacts";
import { CustomerFigures } from "./record/CustomerFigures";
import { CustomerPurchases } from "./record/CustomerPurchases";
import { CustomerServices } from "./record/CustomerServices";
import { InTrash, ProposedInactive } from "./record/Standing";

const CustomerFiles = lazy(() => import("./record/CustomerFiles"));
const LogActivity = lazy(() => import("./record/LogActivity"));

/** A customer from all sides: facts, services, purchases, files, what happened. */
export default function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const customer = useOne<Customer>(`${CUSTOMERS}/${id}`);
  return (
    <Loaded of={customer} skeleton={<RecordSkeleton />}>
      {(data) => (data.redirected_from === id ? <Navigate to={`/customers/${data.id}`} replace /> : <CustomerRecord key={data.id} customer={data} />)}
    </Loaded>
  );
}

function CustomerRecord({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const state = useListState();
  return (
    <>
      <Link to="/customers" className="mb-1 inline-flex items-center gap-1 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ChevronLeft className="size-4" aria-hidden />
        {t("nav.customers")}
      </Link>
      <PageHead
        title={
          <span className="flex flex-wrap items-center gap-2.5">
            {customer.name} <Pill tone={customer.status === "active" ? "success" : "plain"}>{t(`customer.${customer.status}`)}</Pill>
          </span>
        }
        hint={[customer.code, customer.organization].filter(Boolean).join(" · ")}
        actions={<CustomerActions customer={customer} />}
      />
      {customer.deleted_at && <InTrash customer={customer} />}
      {customer.inactive_proposed_on && customer.status === "active" && !customer.deleted_at && <ProposedInactive customer={customer} />}
      <CustomerFigures customer={customer} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[360px_1fr]">
        <CustomerFacts customer={customer} />
        <Tabs label={t("customers.record.parts")} tabs={useTabs(customer)} value={state.search.tab ?? "services"} onChange={(tab) => state.set({ tab: tab === "services" ? undefined : tab })} />
      </div>
    </>
  );
}

function useTabs(customer: Customer): Tab[] {
  const { t } = useTranslation();
  const [mayLog, seesDeals] = [useMay("use_leads"), useMay("read_deals")];
  const sells = useModule("sales");
  const names = useNames();
  const history = (
    <div className="grid gap-4">
      {mayLog && customer.can.edit && late(<LogActivity customer={customer} />)}
      <Card className="pt-4">
        <Timeline path={`${CUSTOMERS}/${customer.id}/timeline`} fieldName={(field) => names[field]} choices={sells ? undefined : []} />
      </Card>
    </div>
  );
  return [
    { key: "services", label: t("customers.record.services"), count: customer.active_services, content: <CustomerServices customer={customer} /> },
    { key: "purchases", label: t("customers.record.purchases"), count: customer.purchase_count, content: <CustomerPurchases customer={customer} /> },
    ...(seesDeals ? [{ key: "deals", label: t("customers.record.deals"), content: <CustomerDeals customer={customer} /> }] : []),
    { key: "history", label: t("customers.record.history"), content: history },
    { key: "files", label: t("customers.record.files"), content: late(<CustomerFiles customer={customer} />) },
  ];
}

/** What is loaded when somebody wants to see it. */
const late = (part: ReactNode) => <Suspense fallback={<Skeleton className="late h-48" />}>{part}</Suspense>;

function RecordSkeleton() {
  return (
    <div className="grid gap-4" aria-hidden>
      <Skeleton className="h-9 w-72" />
      <Skeleton className="h-20" />
      <div className="grid gap-4 lg:grid-cols-[360px_1fr]">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
