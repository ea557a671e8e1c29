import type { KeyboardCoordinateGetter } from "@dnd-kit/core";

/** Left and right carry a card to the neighbouring lane, whatever lies between. */
export const toNextLane: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const lanes = context.droppableContainers.getEnabled().toSorted((one, other) => left(one.node.current) - left(other.node.current));
  const at = lanes.findIndex((lane) => lane.id === context.over?.id);
  const next = lanes[Math.min(Math.max(at + step, 0), lanes.length - 1)]?.node.current;
  if (!next) return undefined;
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
  const { x, y } = next.getBoundingClientRect();
  return { ...currentCoordinates, x: x + 8, y: Math.max(y, 0) + 48 };
};

const left = (node: HTMLElement | null) => node?.getBoundingClientRect().left ?? 0;
