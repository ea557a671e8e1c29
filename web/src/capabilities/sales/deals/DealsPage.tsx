import "./locales";
import { useNavigate } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { SavedViews, type UsualView } from "@/app/views/SavedViews";
import { useListState, useShortcut } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { ShapeSwitch } from "@/ui/ShapeSwitch";
import { Skeleton } from "@/ui/states";
import { DealTable } from "./DealTable";
import { NewDealLink } from "./NewDealLink";

const DealBoard = lazy(() => import("./DealBoard"));

/** All deals that one may see, as a table or by status. */
export default function DealsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const { user } = useSession();
  const mayWrite = useMay("write_deals");
  useShortcut("c", () => mayWrite && void navigate({ to: "/deals/new" }));
  const views: UsualView[] = [
    { name: t("deal.all"), search: {} },
    { name: t("deal.mine"), search: { owner_id: user.id } },
    { name: t("deal.waiting"), search: { status: "waiting_approval" } },
    { name: t("deal.toActivate"), search: { status: "approved" } },
    { name: t("deal.discounted"), search: { approval_level: "owner" } },
    { name: t("deal.trash"), search: { trash: "true" } },
  ];
  return (
    <>
      <PageHead
        title={t("nav.deals")}
        actions={
          <>
            <SavedViews state={state} list="deals" usual={views} />
            <ShapeSwitch state={state} />
            <NewDealLink />
          </>
        }
      />
      {state.search.view === "board" ? (
        <Suspense fallback={<Skeleton className="late h-96" />}>
          <DealBoard />
        </Suspense>
      ) : (
        <DealTable state={state} />
      )}
    </>
  );
}
