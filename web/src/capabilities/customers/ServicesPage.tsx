import "./locales";
import { useTranslation } from "react-i18next";
import { type ListState, useListState } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { ActiveCustomersTable } from "./active/ActiveCustomersTable";
import { ServicesTable } from "./active/ServicesTable";

/** Active customers: what runs, for whom, and what it brings a month; by customer or by service. */
export default function ServicesPage() {
  const { t } = useTranslation();
  const state = useListState();
  const isByService = state.search.view === "services";
  return (
    <>
      <PageHead title={t("nav.services")} actions={<Switch state={state} isByService={isByService} />} />
      {isByService ? <ServicesTable state={state} /> : <ActiveCustomersTable state={state} />}
    </>
  );
}

/** Chooses between the two; filters that only one of them knows are left behind. */
function Switch({ state, isByService }: { state: ListState; isByService: boolean }) {
  const { t } = useTranslation();
  const to = (view: string | undefined) => {
    const { q, owner_id, product_id, city } = state.search;
    state.set({ ...Object.fromEntries(Object.keys(state.search).map((name) => [name, undefined])), q, owner_id, product_id, city, view });
  };
  const side = (isOn: boolean, words: string, view: string | undefined) => (
    <Button look="ghost" size="sm" aria-pressed={isOn} className={isOn ? "bg-muted" : ""} onClick={() => to(view)}>
      {words}
    </Button>
  );
  return (
    <div className="flex rounded-md border bg-card p-0.5" role="group" aria-label={t("customers.active.by")}>
      {side(!isByService, t("customers.active.customers"), undefined)}
      {side(isByService, t("customers.active.services"), "services")}
    </div>
  );
}
