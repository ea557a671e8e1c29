import { cn } from "@/ui/basics";
import { type StageColor, type StageKind, useStages } from "./api";

/** The dot of a stage: its colour only repeats its name. */
const dots: Record<StageColor, string> = {
  slate: "bg-input", blue: "bg-info", violet: "bg-chart-5", amber: "bg-warning", green: "bg-success", red: "bg-danger", teal: "bg-chart-3", pink: "bg-chart-5/60", orange: "bg-chart-4", indigo: "bg-spark",
};

export function StageDot({ color, className }: { color: StageColor; className?: string }) {
  return <span aria-hidden className={cn("size-2 shrink-0 rounded-full", dots[color], className)} />;
}

const faces: Record<StageKind, string> = { open: "bg-muted text-foreground", won: "bg-success-soft text-success", lost: "bg-danger-soft text-danger" };

/** The stage that a lead is in. */
export function StagePill({ lead }: { lead: { stage_id: string; stage_name: string; stage_kind: StageKind } }) {
  const stage = useStages().data?.data.find((known) => known.id === lead.stage_id);
  return (
    <span className={cn("inline-flex items-center gap-1.5 rounded-sm px-1.5 py-0.5 text-xs font-medium whitespace-nowrap", faces[lead.stage_kind])}>
      {stage && lead.stage_kind === "open" && <StageDot color={stage.color} />}
      {lead.stage_name}
    </span>
  );
}
