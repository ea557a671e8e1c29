import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NARROWEST, WIDEST, stepped, tryOut, within } from "./widths";

interface WidthHandleProps {
  /** The column's key. */
  name: string;
  title: string;
  onWidth: (width: number | undefined) => void;
}

const widthOf = (handle: HTMLElement) => handle.closest("th")?.getBoundingClientRect().width ?? NARROWEST;

/** The right edge of a column's head: dragged by mouse or finger, moved by arrow keys, put back by a double click. */
export function WidthHandle({ name, title, onWidth }: WidthHandleProps) {
  const { t } = useTranslation();
  const drag = useRef<{ x: number; width: number; reached?: number } | null>(null);
  const [now, setNow] = useState<number>();
  const start = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: widthOf(event.currentTarget) };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag;
    if (!current || event.clientX === current.x) return;
    current.reached = within(current.width + event.clientX - current.x);
    tryOut(event.currentTarget.closest("table"), name, current.reached);
  };
  const end = () => {
    if (drag.current?.reached) onWidth(drag.current.reached);
    drag.current = null;
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const width = stepped(widthOf(event.currentTarget), event.key);
    if (width === undefined) return;
    event.preventDefault();
    onWidth(width);
    setNow(width);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("list.width", { name: title })}
      aria-valuenow={now ?? NARROWEST}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuetext={now === undefined ? t("list.widthUsual") : `${now} px`}
      title={t("list.widthHint")}
      tabIndex={0}
      className="group/edge absolute inset-y-0 right-0 z-1 flex w-2 cursor-col-resize touch-none items-center justify-end pointer-coarse:w-6"
      onFocus={(event) => setNow(Math.round(widthOf(event.currentTarget)))}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onWidth(undefined)}
      onKeyDown={press}
    >
      <span aria-hidden className="h-4 w-px bg-border group-hover/edge:h-full group-hover/edge:w-0.5 group-hover/edge:bg-ring group-focus-visible/edge:h-full group-active/edge:h-full group-active/edge:w-0.5 group-active/edge:bg-ring" />
    </span>
  );
}
