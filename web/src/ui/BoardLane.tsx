import { useDraggable, useDroppable } from "@dnd-kit/core";
import { GripVertical } from "lucide-react";
import { Button, cn } from "./basics";
import type { BoardProps, Lane } from "./Board";

/** One column: its name, its sums and its cards. */
export function BoardLane<T>({ lane, ...board }: BoardProps<T> & { lane: Lane<T> }) {
  const { setNodeRef, isOver, active } = useDroppable({ id: lane.id });
  const { words, onMore } = board;
  return (
    <section
      ref={setNodeRef}
      aria-label={lane.name}
      className={cn("flex max-h-[calc(100dvh-11.5rem)] min-h-80 w-[19rem] max-w-[82vw] shrink-0 snap-start flex-col rounded-xl border bg-background", active && "border-dashed border-input", isOver && "border-solid border-ring bg-row-selected")}
    >
      <header className="flex items-baseline justify-between gap-2 px-3.5 pt-3 pb-2">{lane.head}</header>
      {/* A list that scrolls must be reachable by keyboard. */}
      <ul tabIndex={0} aria-label={lane.name} className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2">
        {lane.cards.map((card) => (
          <BoardCard key={board.cardKey(card)} card={card} {...board} />
        ))}
        {lane.cards.length === 0 && <li className="rounded-lg border border-dashed border-input px-3 py-8 text-center text-sm text-muted-foreground">{words.empty}</li>}
        {lane.hasMore && onMore && (
          <li>
            <Button look="ghost" size="sm" className="w-full" isBusy={board.isLoadingMore} onClick={() => onMore(lane.id)}>
              {words.more}
            </Button>
          </li>
        )}
        {lane.foot && <li>{lane.foot}</li>}
      </ul>
    </section>
  );
}

function BoardCard<T>({ card, cardKey, cardName, canMove, renderCard, words }: BoardProps<T> & { card: T }) {
  const isMovable = canMove(card);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({ id: cardKey(card), disabled: !isMovable });
  const handle = isMovable && (
    <button
      ref={setActivatorNodeRef}
      type="button"
      aria-label={words.handle(cardName(card))}
      aria-describedby={attributes["aria-describedby"]}
      aria-roledescription={attributes["aria-roledescription"]}
      className="grid size-7 shrink-0 place-items-center rounded-md text-muted-foreground opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 max-md:not-focus:sr-only"
    >
      <GripVertical className="size-4" aria-hidden />
    </button>
  );
  return (
    <li ref={setNodeRef} {...listeners} className={cn("group relative rounded-lg border bg-card p-3 hover:border-input", isMovable && "cursor-grab touch-manipulation select-none", isDragging && "opacity-40")}>
      {renderCard(card, handle)}
    </li>
  );
}
