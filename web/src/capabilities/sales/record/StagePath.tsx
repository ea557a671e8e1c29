import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { relative } from "@/lib/format";
import { cn } from "@/ui/basics";
import { LEAD_PATHS, type MoveInput, moveLead } from "../actions";
import { type Lead, type Stage, useStages } from "../api";
import { StageDot } from "../StagePill";

const LostDialog = lazy(async () => ({ default: (await import("../LostDialog")).LostDialog }));
const WonDialog = lazy(async () => ({ default: (await import("../board/WonDialog")).WonDialog }));

/** The way through the pipeline: where the lead stands, and one press to the next stage. */
export function StagePath({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const stages = useStages().data?.data ?? [];
  const [asking, ask] = useState<Stage | null>(null);
  const move = useAction<Lead, MoveInput>(moveLead, { refresh: LEAD_PATHS });
  const shown = move.isPending ? move.variables.stage_id : lead.stage_id;
  const at = stages.findIndex((stage) => stage.id === shown);
  const press = (stage: Stage) => {
    if (stage.id === lead.stage_id) return;
    if (stage.kind === "open") move.mutate({ lead, stage_id: stage.id });
    else ask(stage);
  };
  return (
    <>
      <ol aria-label={t("lead.stage")} className="mb-3 flex gap-1 overflow-x-auto rounded-lg border bg-card p-1">
        {stages.map((stage, index) => {
          const isHere = stage.id === shown;
          const isPassed = stage.kind === "open" && lead.stage_kind !== "lost" && index < at;
          return (
            <li key={stage.id} className="flex-1">
              <button
                type="button"
                aria-current={isHere ? "step" : undefined}
                disabled={!lead.can.move || move.isPending}
                title={isHere ? t("sales.record.since", { when: relative(lead.stage_entered_at) }) : undefined}
                className={cn(
                  "flex h-8 w-full items-center justify-center gap-2 rounded-md px-3 text-sm font-medium whitespace-nowrap text-muted-foreground enabled:hover:bg-row-hover disabled:cursor-default max-md:h-11",
                  isPassed && "bg-muted text-foreground",
                  isHere && "bg-spark text-card enabled:hover:bg-spark",
                  isHere && stage.kind === "won" && "bg-success-soft text-success",
                  isHere && stage.kind === "lost" && "bg-danger-soft text-danger",
                )}
                onClick={() => press(stage)}
              >
                {!isHere && <StageDot color={stage.color} />}
                {stage.name}
              </button>
            </li>
          );
        })}
      </ol>
      <Suspense>
        {asking?.kind === "lost" && <LostDialog lead={lead} stageId={asking.id} onClose={() => ask(null)} />}
        {asking?.kind === "won" && <WonDialog lead={lead} stage={asking.name} onClose={() => ask(null)} />}
      </Suspense>
    </>
  );
}
