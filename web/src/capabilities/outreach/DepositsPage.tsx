import "./locales";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { dayIn } from "@/lib/format";
import { useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { Segmented } from "@/ui/Segmented";
import { Skeleton } from "@/ui/states";
import { DayPicker } from "./deposits/DayPicker";
import { Sheet } from "./deposits/Sheet";

const DepositList = lazy(() => import("./deposits/DepositList"));
const Summary = lazy(() => import("./deposits/Summary"));

const VIEWS = ["sheet", "summary", "rows"] as const;
const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? "");

/** Deposits: a day's sheet, what they add up to, and every row. */
export default function DepositsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const { workspace } = useSession();
  const { search } = state;
  const view = VIEWS.find((name) => name === search.view) ?? "sheet";
  const today = dayIn(workspace.time_zone);
  const on = isDay(search.on) && search.on <= today ? search.on : today;
  const show = (next: string) => state.set({ ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])), view: next === "sheet" ? undefined : next });
  return (
    <>
      <PageHead
        title={t("nav.deposits")}
        actions={
          <>
            {view === "sheet" && <DayPicker on={on} today={today} onPick={(day) => state.set({ on: day === today ? undefined : day, product_id: search.product_id })} />}
            <Segmented label={t("list.shape")} value={view} choices={VIEWS.map((value) => ({ value, label: t(`outreach.deposit.view.${value}`) }))} onChange={show} />
          </>
        }
      />
      {view === "sheet" && <Sheet key={on} on={on} state={state} />}
      <Suspense fallback={<Skeleton className="late h-96" />}>
        {view === "summary" && <Summary state={state} />}
        {view === "rows" && <DepositList state={state} />}
      </Suspense>
    </>
  );
}
