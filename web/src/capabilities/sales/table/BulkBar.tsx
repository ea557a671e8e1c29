import { ArchiveRestore, ArrowRight, Trash2, UserRound, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TagBulk } from "@/app/tags/TagBulk";
import { toast } from "@/lib/toast";
import { useAction } from "@/app/useAction";
import type { Page } from "@/lib/api";
import { number } from "@/lib/format";
import { Button } from "@/ui/basics";
import { Menu } from "@/ui/Menu";
import { type BulkInput, LEAD_PATHS, type Outcomes, actOnMany } from "../actions";
import { type Lead, useSellers, useStages } from "../api";
import { LostForm } from "../LostDialog";
import { BulkResults } from "./BulkResults";

interface BulkBarProps {
  ids: string[];
  page: Page<Lead> | undefined;
  filter: Record<string, string>;
  isTrash: boolean;
  onDone: () => void;
}

type Doing = Omit<BulkInput, "ids" | "filter">;
const DONE = { assign: "assigned", move: "moved", delete: "removed", restore: "restored" } as const;

/** What can be done with the chosen leads; says of each that failed why. */
export default function BulkBar({ ids, page, filter, isTrash, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const [open, setOpen] = useState<{ losing: string } | null>(null);
  const [outcomes, setOutcomes] = useState<Outcomes | null>(null);
  const [stages, sellers] = [useStages(), useSellers()];
  const total = page?.total ?? 0;
  const undo = useAction<Outcomes, string[]>((gone) => actOnMany({ ids: gone, action: "restore" }, crypto.randomUUID()), { refresh: LEAD_PATHS });
  const act = useAction<Outcomes, Doing>((what) => actOnMany({ ...(isAll ? { filter } : { ids }), ...what }, crypto.randomUUID()), {
    refresh: LEAD_PATHS,
    isQuiet: true,
    onDone: (result) => finish(result),
  });
  const finish = (result: Outcomes) => {
    setOpen(null);
    if (result.failed > 0) return setOutcomes(result);
    const action = act.variables?.action ?? "move";
    const gone = result.results.map((one) => one.id);
    toast.success(t(`sales.bulk.${DONE[action]}`, { done: number(result.done) }), action === "delete" ? { duration: 8_000, action: { label: t("action.undo"), onClick: () => undo.mutate(gone) } } : undefined);
    onDone();
  };
  const count = isAll ? total : ids.length;
  const isWhole = ids.length === page?.data.length && total > ids.length && page.total_is_exact && total <= 1_000;
  const entries = (stages.data?.data ?? []).filter((stage) => stage.kind !== "won");
  return (
    <>
      <span className="text-sm font-medium">{isAll ? t("sales.bulk.isAll", { total: number(total) }) : t("table.selected", { count: ids.length })}</span>
      {isWhole && !isAll && (
        <Button size="sm" look="ghost" className="underline" onClick={() => setAll(true)}>
          {t("sales.bulk.all", { total: number(total) })}
        </Button>
      )}
      {isTrash ? (
        <Button size="sm" isBusy={act.isPending} onClick={() => act.mutate({ action: "restore" })}>
          <ArchiveRestore className="size-4" aria-hidden />
          {t("action.restore")}
        </Button>
      ) : (
        <>
          {page?.data.some((lead) => lead.can.assign) && (
            <Menu
              trigger={
                <Button size="sm" isBusy={act.isPending}>
                  <UserRound className="size-4" aria-hidden />
                  {t("action.assign")}
                </Button>
              }
              entries={sellers.map((person) => ({ label: person.label, onSelect: () => act.mutate({ action: "assign", owner_id: person.value }) }))}
            />
          )}
          <Menu
            trigger={
              <Button size="sm" isBusy={act.isPending}>
                <ArrowRight className="size-4" aria-hidden />
                {t("lead.moveTo")}
              </Button>
            }
            entries={entries.map((stage) => ({ label: stage.name, onSelect: () => (stage.kind === "lost" ? setOpen({ losing: stage.id }) : act.mutate({ action: "move", stage_id: stage.id })) }))}
          />
          <TagBulk of="leads" chosen={isAll ? { filter } : { ids }} count={count} named={page?.data ?? []} refresh={LEAD_PATHS} onDone={onDone} />
          <Button size="sm" look="danger" isBusy={act.isPending} onClick={() => act.mutate({ action: "delete" })}>
            <Trash2 className="size-4" aria-hidden />
            {t("action.remove")}
          </Button>
        </>
      )}
      <Button size="icon" look="ghost" className="ml-auto size-8" aria-label={t("sales.bulk.clear")} onClick={onDone}>
        <X className="size-4" aria-hidden />
      </Button>
      {open && (
        <LostForm
          title={t("sales.bulk.lostTitle", { count })}
          hint={t("sales.bulk.lostHint")}
          error={act.error}
          isBusy={act.isPending}
          onClose={() => setOpen(null)}
          onSave={(why) => act.mutate({ action: "move", stage_id: open.losing, ...why })}
        />
      )}
      {outcomes && (
        <BulkResults
          outcomes={outcomes}
          leads={page?.data ?? []}
          onClose={() => {
            setOutcomes(null);
            onDone();
          }}
        />
      )}
    </>
  );
}
