import { Undo2, UserPlus, X } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { TagBulk } from "@/app/tags/TagBulk";
import { type Page, post } from "@/lib/api";
import { number } from "@/lib/format";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { type ContactRecord, type Database, type Outcome, RECORD_PATHS } from "../api";
import type { Assigned } from "./AssignDialog";

const AssignDialog = lazy(() => import("./AssignDialog"));

interface RecordBulkProps {
  database: Database;
  ids: string[];
  page: Page<ContactRecord> | undefined;
  filter: Record<string, string>;
  onDone: () => void;
  /** Some were left as they were. */
  onLeft: (assigned: Assigned) => void;
}

const MOST = 10_000;

/** What can be done with the chosen records of a database. */
export default function RecordBulk({ database, ids, page, filter, onDone, onLeft }: RecordBulkProps) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const [isAssigning, assign] = useState(false);
  const total = page?.total ?? 0;
  const isWhole = ids.length === page?.data.length && total > ids.length && page.total_is_exact && total <= MOST;
  const held = page?.data.filter((row) => ids.includes(row.id) && row.can.recycle).map((row) => row.id) ?? [];
  const recycle = useAction<{ results: Outcome[]; done: number; failed: number }>(() => post("/api/assignments/bulk", { ids: held, action: "recycle" }, crypto.randomUUID()), {
    refresh: RECORD_PATHS,
    onDone: ({ results, done, failed }) => {
      toast.success(t("outreach.recycle.done", { count: done, shown: number(done) }));
      if (failed > 0) onLeft({ batches: [], results, assigned: done, failed });
      onDone();
    },
  });
  return (
    <>
      <span className="text-sm font-medium">{isAll ? t("outreach.bulk.isAll", { total: number(total) }) : t("table.selected", { count: ids.length })}</span>
      {isWhole && !isAll && (
        <Button size="sm" look="ghost" className="underline" onClick={() => setAll(true)}>
          {t("outreach.bulk.all", { total: number(total) })}
        </Button>
      )}
      <Button size="sm" onClick={() => assign(true)}>
        <UserPlus className="size-4" aria-hidden />
        {t("outreach.assign.title")}
      </Button>
      {!isAll && <TagBulk of="records" chosen={{ ids }} count={ids.length} named={page?.data ?? []} refresh={RECORD_PATHS} onDone={onDone} />}
      {held.length > 0 && !isAll && (
        <Button size="sm" look="danger" isBusy={recycle.isPending} onClick={() => recycle.mutate()}>
          <Undo2 className="size-4" aria-hidden />
          {t("outreach.recycle.title")} (<span className="num">{number(held.length)}</span>)
        </Button>
      )}
      <Button size="icon" look="ghost" className="ml-auto size-8" aria-label={t("outreach.bulk.clear")} onClick={onDone}>
        <X className="size-4" aria-hidden />
      </Button>
      {isAssigning && (
        <Suspense>
          <AssignDialog
            database={database}
            chosen={isAll ? { count: total, filter } : { count: ids.length, record_ids: ids }}
            onClose={() => assign(false)}
            onDone={(assigned) => {
              if (assigned.failed > 0) onLeft(assigned);
              onDone();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
