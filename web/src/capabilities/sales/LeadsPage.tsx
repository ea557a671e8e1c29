import "./locales";
import { Link, useNavigate } from "@tanstack/react-router";
import { Columns3, Plus, Rows3, Settings2 } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { Skeleton } from "@/ui/states";
import { LeadForm } from "./LeadForm";
import { LeadTable } from "./table/LeadTable";
import { SavedViews } from "./table/SavedViews";

const LeadBoard = lazy(() => import("./board/LeadBoard"));

/** Leads as a table or as a board; the address says which, and whether a new one is being written. */
export default function LeadsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState();
  const isBoard = state.search.view === "board";
  const [maySet, mayChannels] = [useMay("manage_settings"), useMay("manage_channels")];
  const add = () => state.set({ ...keptPage(state.search.page), new: "1" });
  const close = () => state.set({ ...keptPage(state.search.page), new: undefined });
  useShortcut("c", add);
  return (
    <>
      <PageHead
        title={t("nav.leads")}
        actions={
          <>
            <SavedViews state={state} />
            <div className="flex rounded-md border bg-card p-0.5" role="group" aria-label={t("sales.views.title")}>
              <Button look="ghost" size="sm" aria-pressed={!isBoard} className={isBoard ? "" : "bg-muted"} onClick={() => state.set({ view: undefined })}>
                <Rows3 className="size-4" aria-hidden />
                <span className="max-md:sr-only">{t("lead.table")}</span>
              </Button>
              <Button look="ghost" size="sm" aria-pressed={isBoard} className={isBoard ? "bg-muted" : ""} onClick={() => state.set({ view: "board" })}>
                <Columns3 className="size-4" aria-hidden />
                <span className="max-md:sr-only">{t("lead.board")}</span>
              </Button>
            </div>
            {(maySet || mayChannels) && (
              <Link to="/settings/pipeline" aria-label={t("sales.pipeline.title")} title={t("sales.pipeline.title")} className="grid size-9 place-items-center rounded-md border bg-card hover:bg-row-hover max-md:hidden">
                <Settings2 className="size-4" aria-hidden />
              </Link>
            )}
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
        <LeadForm onDone={(lead) => void navigate({ to: `/leads/${lead.id}` })} />
      </Dialog>
    </>
  );
}

const keptPage = (page: string | undefined) => ({ page });
