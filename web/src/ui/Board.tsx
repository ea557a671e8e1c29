import { type Active, type Announcements, DndContext, type DragEndEvent, DragOverlay, KeyboardSensor, MouseSensor, type Over, TouchSensor, pointerWithin, rectIntersection, useSensor, useSensors } from "@dnd-kit/core";
import { type ReactNode, useState } from "react";
import { BoardLane } from "./BoardLane";
import { toNextLane } from "./boardKeys";

export interface Lane<T> {
  id: string;
  name: string;
  /** Beside the name: how many, for how much. */
  head: ReactNode;
  cards: T[];
  hasMore: boolean;
  /** Below the last card. */
  foot?: ReactNode;
}

/** What the board says, with the name of the card and lane to fill in. */
export interface BoardWords {
  howTo: string;
  empty: string;
  more: string;
  handle: (card: string) => string;
  lifted: (card: string) => string;
  over: (card: string, lane: string | undefined) => string;
  dropped: (card: string, lane: string | undefined) => string;
  cancelled: (card: string) => string;
}

export interface BoardProps<T> {
  lanes: Lane<T>[];
  words: BoardWords;
  cardKey: (card: T) => string;
  cardName: (card: T) => string;
  canMove: (card: T) => boolean;
  /** A card's inside; `handle` is what a keyboard lifts it by. */
  renderCard: (card: T, handle?: ReactNode) => ReactNode;
  onMove: (card: T, lane: string) => void;
  onMore?: (lane: string) => void;
  isLoadingMore?: boolean;
}

/** Columns of cards: dragged by mouse, finger or keyboard. Whoever uses it offers a menu for the same. */
export function Board<T>(props: BoardProps<T>) {
  const { lanes, words, cardKey, cardName } = props;
  const [lifted, lift] = useState<T | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextLane }),
  );
  const cardOf = (active: Active) => lanes.flatMap((lane) => lane.cards).find((card) => cardKey(card) === active.id);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const card = cardOf(active);
    lift(null);
    if (card && over && !lanes.find((lane) => lane.id === over.id)?.cards.includes(card)) props.onMove(card, String(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args))}
      accessibility={{ announcements: announce(lanes, words, (active) => cardName(cardOf(active) as T)), screenReaderInstructions: { draggable: words.howTo } }}
      onDragStart={({ active }) => lift(cardOf(active) ?? null)}
      onDragCancel={() => lift(null)}
      onDragEnd={onDragEnd}
    >
      <div className="-mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-3 md:mx-0 md:px-0">
        {lanes.map((lane) => (
          <BoardLane key={lane.id} lane={lane} {...props} />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>{lifted && <div className="rotate-1 rounded-lg border border-ring bg-card p-3 shadow-xl">{props.renderCard(lifted)}</div>}</DragOverlay>
    </DndContext>
  );
}

function announce<T>(lanes: Lane<T>[], words: BoardWords, nameOf: (active: Active) => string): Announcements {
  const laneOf = (over: Over | null) => lanes.find((lane) => lane.id === over?.id)?.name;
  return {
    onDragStart: ({ active }) => words.lifted(nameOf(active)),
    onDragOver: ({ active, over }) => words.over(nameOf(active), laneOf(over)),
    onDragEnd: ({ active, over }) => words.dropped(nameOf(active), laneOf(over)),
    onDragCancel: ({ active }) => words.cancelled(nameOf(active)),
  };
}
