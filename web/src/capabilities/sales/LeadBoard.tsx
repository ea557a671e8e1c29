import { DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors } from "@dnd-kit/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EllipsisVertical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { useAction } from "@/app/useAction";
import { get, post } from "@/lib/api";
import { number, relative, shortMoney } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { Menu } from "@/ui/overlays";
import { Loaded } from "@/ui/states";
import type { Lead } from "./api";
import { LostDialog } from "./LostDialog";

interface BoardColumn {
  stage_id: string;
  name: string;
  kind: Lead["stage_kind"];
  color: string;
  count: number;
  value: number;
  cards: Lead[];
  has_more: boolean;
}

interface Board {
  columns: BoardColumn[];
}

const PATH = "/api/leads/board";

/** The kanban board: cards move by mouse, touch, keyboard or menu; at once, and back with a word why. */
export default function LeadBoard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const board = useOne<Board>(PATH);
  const [losing, lose] = useState<Lead | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor),
  );
  const move = useAction<Lead, { lead: Lead; stage_id: string }>(({ lead, stage_id }) => post(`/api/leads/${lead.id}/move`, { stage_id }), { refresh: ["/api/leads"] });
  const go = (lead: Lead, to: BoardColumn) => {
    if (lead.stage_id === to.stage_id) return;
    if (to.kind === "won") return void toast(t("lead.won"));
    if (to.kind === "lost") return lose(lead);
    const before = client.getQueryData<Board>([PATH]);
    client.setQueryData<Board>([PATH], (now) => now && moved(now, lead, to.stage_id));
    move.mutate({ lead, stage_id: to.stage_id }, { onError: () => client.setQueryData([PATH], before) });
  };
  return (
    <Loaded of={board}>
      {(data) => {
        const onDragEnd = ({ active, over }: DragEndEvent) => {
          const lead = data.columns.flatMap((column) => column.cards).find((card) => card.id === active.id);
          const to = data.columns.find((column) => column.stage_id === over?.id);
          if (lead && to) go(lead, to);
        };
        return (
          <DndContext sensors={sensors} onDragEnd={onDragEnd}>
            <div className="flex snap-x gap-3 overflow-x-auto pb-3">
              {data.columns.map((column) => (
                <Lane key={column.stage_id} column={column} all={data.columns} onMove={go} />
              ))}
            </div>
            {losing && <LostDialog lead={losing} onClose={() => lose(null)} />}
          </DndContext>
        );
      }}
    </Loaded>
  );
}

/** The board as it will be once the server has said yes. */
function moved(board: Board, lead: Lead, to: string): Board {
  const columns = board.columns.map((column) => {
    const cards = column.cards.filter((card) => card.id !== lead.id);
    const change = column.stage_id === to ? 1 : column.stage_id === lead.stage_id ? -1 : 0;
    return {
      ...column,
      count: column.count + change,
      value: column.value + change * lead.estimated_value,
      cards: column.stage_id === to ? [{ ...lead, stage_id: to, stage_name: column.name }, ...cards] : cards,
    };
  });
  return { columns };
}

interface LaneProps {
  column: BoardColumn;
  all: BoardColumn[];
  onMove: (lead: Lead, to: BoardColumn) => void;
}

function Lane({ column, all, onMove }: LaneProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { setNodeRef, isOver } = useDroppable({ id: column.stage_id });
  const more = async () => {
    const last = column.cards.at(-1);
    if (!last) return;
    const next = await get<Board>(`${PATH}?stage_id=${column.stage_id}&after=${last.id}`);
    const found = next.columns[0];
    client.setQueryData<Board>([PATH], (now) => ({
      columns: (now?.columns ?? []).map((lane) => (lane.stage_id === column.stage_id && found ? { ...lane, cards: [...lane.cards, ...found.cards], has_more: found.has_more } : lane)),
    }));
  };
  return (
    <section ref={setNodeRef} aria-label={column.name} className={cn("flex w-72 shrink-0 snap-start flex-col gap-2 rounded-xl border bg-muted p-2", isOver && "border-ring")}>
      <header className="flex items-baseline justify-between gap-2 px-1.5 pt-1">
        <h2 className="truncate font-semibold">{column.name}</h2>
        <span className="num text-xs whitespace-nowrap text-muted-foreground">
          {number(column.count)} · {shortMoney(column.value)}
        </span>
      </header>
      <ul className="grid gap-2">
        {column.cards.map((lead) => (
          <Card key={lead.id} lead={lead} others={all.filter((other) => other.stage_id !== column.stage_id && other.kind !== "won")} onMove={onMove} />
        ))}
      </ul>
      {column.has_more && (
        <Button look="ghost" size="sm" onClick={() => void more()}>
          {t("action.more")}
        </Button>
      )}
    </section>
  );
}

function Card({ lead, others, onMove }: { lead: Lead; others: BoardColumn[]; onMove: LaneProps["onMove"] }) {
  const { t } = useTranslation();
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({ id: lead.id, disabled: !lead.can.move });
  const style = transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined;
  return (
    <li ref={setNodeRef} style={style} className={cn("relative rounded-lg border bg-card p-3", isDragging && "z-10 shadow-lg")}>
      <div {...attributes} {...listeners} className="grid touch-manipulation gap-1 pr-6">
        <Link to={`/leads/${lead.id}`} className="truncate font-medium hover:underline">
          {lead.name}
        </Link>
        <span className="truncate text-xs text-muted-foreground">{lead.organization ?? lead.product_name}</span>
        <span className="flex justify-between gap-2 text-xs">
          <span className="num font-semibold">{shortMoney(lead.estimated_value)}</span>
          <span className={cn("text-muted-foreground", lead.next_action_at && new Date(lead.next_action_at) < new Date() && "text-danger")}>
            {relative(lead.next_action_at ?? lead.stage_entered_at)}
          </span>
        </span>
      </div>
      {lead.can.move && (
        <span className="absolute top-1.5 right-1.5">
          <Menu
            trigger={
              <Button look="ghost" size="icon" className="size-7" aria-label={`${t("lead.moveTo")}: ${lead.name}`}>
                <EllipsisVertical className="size-4" aria-hidden />
              </Button>
            }
            entries={others.map((column) => ({ label: column.name, onSelect: () => onMove(lead, column) }))}
          />
        </span>
      )}
    </li>
  );
}
