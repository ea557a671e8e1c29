import { ArrowRight, Download, Undo2, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { MOST as MOST_TAGGED } from "@/app/tags/api";
import { TagBulk } from "@/app/tags/TagBulk";
import { type Page, post, query } from "@/lib/api";
import { number } from "@/lib/format";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Menu } from "@/ui/Menu";
import { type ContactRecord, type Outcome, RECORD_PATHS, useTelesales } from "../api";

export interface BulkAnswer {
  results: Outcome[];
  done: number;
  failed: number;
}

interface AssignmentBulkProps {
  ids: string[];
  page: Page<ContactRecord> | undefined;
  filter: Record<string, string>;
  onDone: () => void;
  /** Some were left as they were. */
  onLeft: (answer: BulkAnswer) => void;
}

type Doing = { action: "move"; staff_id: string } | { action: "recycle" };
const MOST = 10_000;

/** What can be done with the chosen assignments: move, take back, download. */
export function AssignmentBulk({ ids, page, filter, onDone, onLeft }: AssignmentBulkProps) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const [isRecycling, recycle] = useState(false);
  const staff = useTelesales();
  const total = page?.total ?? 0;
  const isWhole = ids.length === page?.data.length && total > ids.length && page.total_is_exact && total <= MOST;
  const count = isAll ? total : ids.length;
  const act = useAction<BulkAnswer, Doing>((what) => post("/api/assignments/bulk", { ...(isAll ? { filter } : { ids }), ...what }, crypto.randomUUID()), {
    refresh: RECORD_PATHS,
    onDone: (answer) => {
      recycle(false);
      toast.success(t(act.variables?.action === "move" ? "outreach.bulk.moved" : "outreach.recycle.done", { count: answer.done, shown: number(answer.done) }));
      if (answer.failed > 0) onLeft(answer);
      onDone();
    },
  });
  const download = (format: string) => window.location.assign(`/api/assignments${query({ ...(isAll ? filter : { id: ids.join(",") }), format })}`);
  return (
    <>
      <span className="text-sm font-medium">{isAll ? t("outreach.bulk.isAll", { total: number(total) }) : t("table.selected", { count: ids.length })}</span>
      {isWhole && !isAll && (
        <Button size="sm" look="ghost" className="underline" onClick={() => setAll(true)}>
          {t("outreach.bulk.all", { total: number(total) })}
        </Button>
      )}
      <Menu
        trigger={
          <Button size="sm" isBusy={act.isPending}>
            <ArrowRight className="size-4" aria-hidden />
            {t("outreach.bulk.move")}
          </Button>
        }
        entries={staff.map((person) => ({ label: person.label, onSelect: () => act.mutate({ action: "move", staff_id: person.value }) }))}
      />
      {(!isAll || total <= MOST_TAGGED) && <TagBulk of="records" chosen={isAll ? { filter } : { ids }} count={count} named={page?.data ?? []} refresh={RECORD_PATHS} onDone={onDone} />}
      <Button size="sm" look="danger" isBusy={act.isPending} onClick={() => recycle(true)}>
        <Undo2 className="size-4" aria-hidden />
        {t("outreach.recycle.title")}
      </Button>
      <Menu
        trigger={
          <Button size="sm">
            <Download className="size-4" aria-hidden />
            {t("action.export")}
          </Button>
        }
        entries={[
          { label: "Excel (.xlsx)", onSelect: () => download("xlsx") },
          { label: "CSV", onSelect: () => download("csv") },
        ]}
      />
      <Button size="icon" look="ghost" className="ml-auto size-8" aria-label={t("outreach.bulk.clear")} onClick={onDone}>
        <X className="size-4" aria-hidden />
      </Button>
      <ConfirmDialog isOpen={isRecycling} onClose={() => recycle(false)} look="danger" title={t("outreach.recycle.confirm", { count, shown: number(count) })} confirm={t("outreach.recycle.go")} isBusy={act.isPending} onConfirm={() => act.mutate({ action: "recycle" })}>
        {t("outreach.recycle.hint")}
      </ConfirmDialog>
    </>
  );
}
