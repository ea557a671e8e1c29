import "./locales";
import { Link, useNavigate } from "@tanstack/react-router";
import { Plus, Settings2 } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { ImportLink } from "@/app/ImportLink";
import { useMay, useSession } from "@/app/session";
import { SavedViews, type UsualView } from "@/app/views/SavedViews";
import { useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { ShapeSwitch } from "@/ui/ShapeSwitch";
import { Skeleton } from "@/ui/states";
import { LeadTable } from "./table/LeadTable";

const LeadForm = lazy(async () => ({ default: (await import("./LeadForm")).LeadForm }));
const LeadBoard = lazy(() => import("./board/LeadBoard"));

/** Leads as a table or as a board; the address says which, and whether a new one is being written. */
export default function LeadsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const { user } = useSession();
  const isBoard = state.search.view === "board";
  const [maySet, mayChannels] = [useMay("manage_settings"), useMay("manage_channels")];
  const add = () => state.set({ ...keptPage(state.search.page), new: "1" });
  const close = () => state.set({ ...keptPage(state.search.page), new: undefined });
  useShortcut("c", add);
  const views: UsualView[] = [
    { name: t("sales.views.all"), search: {} },
    { name: t("sales.views.mine"), search: { owner_id: user.id } },
    { name: t("sales.views.overdue"), search: { overdue: "true", sort: "next_action_at" } },
    { name: t("sales.views.fresh"), search: { created_from: weekAgo() } },
    { name: t("sales.views.valuable"), search: { stage_kind: "open", sort: "-estimated_value" } },
    { name: t("sales.views.trash"), search: { trash: "true" } },
  ];
  return (
    <>
      <PageHead
        title={t("nav.leads")}
        actions={
          <>
            <SavedViews state={state} list="leads" usual={views} />
            <ShapeSwitch state={state} />
            {(maySet || mayChannels) && (
              <Link to="/settings/pipeline" aria-label={t("sales.pipeline.title")} title={t("sales.pipeline.title")} className="grid size-9 place-items-center rounded-md border bg-card hover:bg-row-hover max-md:hidden">
                <Settings2 className="size-4" aria-hidden />
              </Link>
            )}
            <ImportLink kind="leads" />
            <Button look="accent" onClick={add}>
              <Plus className="size-4" aria-hidden />
              {t("lead.new")}
            </Button>
          </>
        }
      />
      {isBoard ? (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <LeadBoard state={state} />
        </Suspense>
      ) : (
        <LeadTable state={state} onAdd={add} />
      )}
      <Dialog isOpen={state.search.new === "1"} onClose={close} title={t("lead.new")} side="right">
        <Suspense fallback={<Skeleton className="late h-96" />}>
          <LeadForm onDone={(lead) => void navigate({ to: `/leads/${lead.id}` })} />
        </Suspense>
      </Dialog>
    </>
  );
}

const weekAgo = () => new Date(Date.now() - 6 * 86_400_000).toLocaleDateString("sv-SE");

const keptPage = (page: string | undefined) => ({ page });
