import { useSortable } from "@dnd-kit/sortable";
import { ArrowDown, ArrowUp, BellRing, GripVertical } from "lucide-react";
import { useTranslation } from "react-i18next";
import { percent } from "@/lib/format";
import { Button, Pill, cn } from "@/ui/basics";
import type { Stage } from "../api";
import { StageDot } from "../StagePill";
import { RowActions } from "./SettingRow";

interface StageRowProps {
  stage: Stage;
  onUp?: () => void;
  onDown?: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

const tones = { open: "plain", won: "success", lost: "danger" } as const;

/** One stage; dragged by its handle or moved by its arrows. */
export function StageRow({ stage, onUp, onDown, onEdit, onRemove }: StageRowProps) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: stage.id });
  const { name } = stage;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
      className={cn("flex min-h-12 items-center gap-2 border-t bg-card px-3 md:px-5", isDragging && "relative z-10 rounded-lg border shadow-lg")}
    >
      <button ref={setActivatorNodeRef} {...attributes} {...listeners} type="button" aria-label={t("sales.pipeline.drag", { name })} className="grid size-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-muted-foreground hover:bg-muted max-md:size-11">
        <GripVertical className="size-4" aria-hidden />
      </button>
      <StageDot color={stage.color} className="size-2.5" />
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5 py-1.5">
        <span className="truncate font-medium">{name}</span>
        <Pill tone={tones[stage.kind]}>{t(`sales.pipeline.${stage.kind}`)}</Pill>
        <span className="num text-sm text-muted-foreground">{percent(stage.probability_bps)}</span>
        {stage.follow_up_days && (
          <span className="inline-flex items-center gap-1 text-sm text-muted-foreground">
            <BellRing className="size-3.5" aria-hidden />
            {t("sales.pipeline.reminder", { days: stage.follow_up_days })}
          </span>
        )}
      </span>
      <RowActions name={name} onEdit={onEdit} onRemove={onRemove}>
        <Button look="ghost" size="icon" className="max-md:hidden" disabled={!onUp} aria-label={t("sales.pipeline.up", { name })} onClick={onUp}>
          <ArrowUp className="size-4" aria-hidden />
        </Button>
        <Button look="ghost" size="icon" className="max-md:hidden" disabled={!onDown} aria-label={t("sales.pipeline.down", { name })} onClick={onDown}>
          <ArrowDown className="size-4" aria-hidden />
        </Button>
      </RowActions>
    </li>
  );
}
