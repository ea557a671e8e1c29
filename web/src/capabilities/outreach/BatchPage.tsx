import "./locales";
import { useParams } from "@tanstack/react-router";
import { ArrowLeft, Layers, Pencil, Rows3 } from "lucide-react";
import { type ReactNode, Suspense, lazy, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { useListState, useOne } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, PageHead } from "@/ui/basics";
import { Segmented } from "@/ui/Segmented";
import { ErrorState, Skeleton } from "@/ui/states";
import type { Batch } from "./api";
import { BatchTitle } from "./records/BatchTitle";
import { useMarks } from "./records/useMarks";
import { WaitingNotice } from "./records/WaitingNotice";

const CardMode = lazy(() => import("./records/CardMode"));
const MyRecordTable = lazy(() => import("./records/MyRecordTable"));

const ALL = "all";
const isPhone = () => matchMedia("(max-width: 767px)").matches;

/** The records of a batch, or all of one's own: as a table, or one by one. */
export default function BatchPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const batch = useOne<Batch>(`/api/batches/${id}`, id !== ALL);
  if (id === ALL) return <Records />;
  if (batch.data) return <Records key={id} batch={batch.data} />;
  return batch.isPending ? <Skeleton className="late h-96" /> : <ErrorState error={batch.error} onRetry={() => void batch.refetch()} />;
}

function Records({ batch }: { batch?: Batch }) {
  const { t } = useTranslation();
  const state = useListState();
  const [isNaming, name] = useState(false);
  const [usual] = useState(() => (isPhone() ? "cards" : "table"));
  const view = state.search.view ?? usual;
  const marks = useMarks();
  useSeen(batch);
  return (
    <>
      <AppLink href="/my-records" className="mb-1 inline-flex items-center gap-1.5 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ArrowLeft className="size-4" aria-hidden />
        {t("nav.myRecords")}
      </AppLink>
      <PageHead
        title={batch?.title ?? t("outreach.batch.all")}
        hint={batch && [batch.database_name, batch.product_id ? batch.product_name : t("outreach.unknown"), batch.source === "legacy" ? "Legacy" : undefined].filter(Boolean).join(" · ")}
        actions={
          <>
            {batch?.can.edit && (
              <Button look="ghost" size="icon" aria-label={t("outreach.batch.rename", { title: batch.title })} onClick={() => name(true)}>
                <Pencil className="size-4" aria-hidden />
              </Button>
            )}
            <Segmented
              label={t("list.shape")}
              value={view}
              choices={[
                { value: "table", label: <Labelled icon={<Rows3 className="size-4" aria-hidden />} words={t("list.table")} /> },
                { value: "cards", label: <Labelled icon={<Layers className="size-4" aria-hidden />} words={t("outreach.cards.title")} /> },
              ]}
              onChange={(next) => state.set({ view: next === usual ? undefined : next, record: undefined, page: state.search.page })}
            />
          </>
        }
      />
      {batch && isNaming && (
        <Card className="mb-4 p-4">
          <BatchTitle batch={batch} onDone={() => name(false)} />
        </Card>
      )}
      <WaitingNotice marks={marks} />
      <Suspense fallback={<Skeleton className="late h-96" />}>
        {view === "cards" ? <CardMode batchId={batch?.id} marks={marks} state={state} /> : <MyRecordTable batchId={batch?.id} marks={marks} state={state} onOpen={(record) => state.set({ view: usual === "cards" ? undefined : "cards", record, page: state.search.page })} />}
      </Suspense>
    </>
  );
}

function Labelled({ icon, words }: { icon: ReactNode; words: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      {icon}
      {words}
    </span>
  );
}

/** Remembers that its owner has opened the batch: it is no longer new. */
function useSeen(batch: Batch | undefined) {
  const { user } = useSession();
  const see = useAction<Batch, string>((id) => patch(`/api/batches/${id}`, { seen: true }), { refresh: ["/api/batches", "/api/auth/me"], isQuiet: true, isSilent: true });
  const isNew = batch !== undefined && !batch.seen_at && batch.staff_id === user.id;
  const { mutate } = see;
  useEffect(() => {
    if (isNew) mutate(batch.id);
  }, [isNew, batch?.id, mutate]);
}
