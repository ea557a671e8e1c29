import { DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, arrayMove, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { Button, Card, CardHead } from "@/ui/basics";
import { Loaded } from "@/ui/states";
import { type Stage, choices, useStages } from "../api";
import { RemoveDialog } from "./RemoveDialog";
import { StageDialog } from "./StageDialog";
import { StageRow } from "./StageRow";

const KEY = ["/api/stages", "all"];
export const STAGE_PATHS = ["/api/stages", "/api/leads"];

/** The stages in their order: added, changed, moved and removed with a successor. */
export function StageSettings() {
  const { t } = useTranslation();
  const stages = useStages();
  const reorder = useReorder();
  const [editing, edit] = useState<Stage | "new" | null>(null);
  const [going, remove] = useState<Stage | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }), useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }));
  const rows = stages.data?.data ?? [];
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const index = (id: unknown) => rows.findIndex((stage) => stage.id === id);
    if (over && over.id !== active.id) reorder(rows, index(active.id), index(over.id));
  };
  return (
    <Card>
      <CardHead
        title={t("sales.pipeline.stages")}
        hint={t("sales.pipeline.stagesHint")}
        actions={
          <Button size="sm" onClick={() => edit("new")}>
            <Plus className="size-4" aria-hidden />
            {t("sales.pipeline.add")}
          </Button>
        }
      />
      <Loaded of={stages}>
        {() => (
          <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
            <SortableContext items={rows.map((stage) => stage.id)} strategy={verticalListSortingStrategy}>
              <ol className="pb-3">
                {rows.map((stage, index) => (
                  <StageRow key={stage.id} stage={stage} onUp={index > 0 ? () => reorder(rows, index, index - 1) : undefined} onDown={index < rows.length - 1 ? () => reorder(rows, index, index + 1) : undefined} onEdit={() => edit(stage)} onRemove={() => remove(stage)} />
                ))}
              </ol>
            </SortableContext>
          </DndContext>
        )}
      </Loaded>
      {editing && <StageDialog stage={editing === "new" ? undefined : editing} onClose={() => edit(null)} />}
      {going && (
        <RemoveDialog
          path={`/api/stages/${going.id}`}
          title={t("sales.pipeline.removeStage", { name: going.name })}
          text={t("sales.pipeline.removeText")}
          successors={choices({ data: rows.filter((other) => other.kind === going.kind && other.id !== going.id) })}
          refresh={STAGE_PATHS}
          onClose={() => remove(null)}
        />
      )}
    </Card>
  );
}

/** Moves a stage at once, and back where the server refuses. */
function useReorder() {
  const client = useQueryClient();
  const move = useAction<Stage, { stage: Stage; position: number }>(({ stage, position }) => patch(`/api/stages/${stage.id}`, { position }, stage.version), { refresh: STAGE_PATHS });
  return (rows: Stage[], from: number, to: number) => {
    const [stage, target] = [rows[from], rows[to]];
    if (!stage || !target || move.isPending) return;
    client.setQueryData(KEY, { data: arrayMove(rows, from, to) });
    // The server makes room at a position: upwards the place of the other, downwards the one after it.
    move.mutate({ stage, position: to < from ? target.position : target.position + 1 }, { onError: () => void client.setQueryData(KEY, { data: rows }) });
  };
}
