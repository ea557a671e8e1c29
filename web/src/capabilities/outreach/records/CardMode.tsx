import { ChevronLeft, ChevronRight, SkipForward } from "lucide-react";
import { type TouchEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { type ListState, useShortcut } from "@/lib/hooks";
import { Button, Card } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { EmptyState, ErrorState, Skeleton } from "@/ui/states";
import type { ContactRecord, WhatsappStatus } from "../api";
import { MarkBar } from "./MarkBar";
import { RecordCard } from "./RecordCard";
import type { Mark } from "./outbox";
import type { Marks } from "./useMarks";
import { useQueue } from "./useQueue";

interface CardModeProps {
  batchId?: string;
  marks: Marks;
  state: ListState;
}

const HASTE = "langgan.records.haste";
/** So far must a finger go sideways, and so little up or down. */
const SWIPE = { across: 60, along: 40 };

/** One record at a time, for one thumb: write, mark, next. */
export default function CardMode({ batchId, marks, state }: CardModeProps) {
  const { t } = useTranslation();
  const queue = useQueue({ batchId, marks, state });
  const [isHasty, setHasty] = useState(() => localStorage.getItem(HASTE) !== "no");
  const finger = useRef<{ x: number; y: number } | null>(null);
  const { current, at, total, pages } = queue;
  const mark = (what: Mark, goesOn: boolean) => {
    if (!current?.can.mark) return;
    const { id } = current;
    marks.mark(current, what, () => queue.goTo(id));
    if (goesOn && isHasty) queue.go(1);
  };
  // Whoever is not on WhatsApp cannot respond: that record is done. Of the others the response is asked for.
  const setStatus = (status: WhatsappStatus) => current && mark({ whatsapp_status: current.whatsapp_status === status ? null : status }, status !== "ada" && current.whatsapp_status !== status);
  const setResponded = (responded: boolean) => current && mark({ responded: current.responded === responded ? null : responded }, current.responded !== responded);
  useShortcut("1", () => setStatus("ada"));
  useShortcut("2", () => setStatus("tidak"));
  useShortcut("3", () => setStatus("ceklis1"));
  useShortcut("y", () => setResponded(true));
  useShortcut("n", () => setResponded(false));
  useShortcut("ArrowRight", () => queue.go(1));
  useShortcut("ArrowLeft", () => queue.go(-1));
  useShortcut("j", () => queue.go(1));
  useShortcut("k", () => queue.go(-1));
  if (pages.isPending) return <Skeleton className="late mx-auto h-96 max-w-xl rounded-xl" />;
  if (pages.error && !pages.data) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!current) {
    return (
      <Card>
        <EmptyState title={t("outreach.batch.emptied")}>{t("outreach.batch.emptiedText")}</EmptyState>
      </Card>
    );
  }
  const swipe = {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0];
      finger.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0];
      if (!finger.current || !touch) return;
      const [across, along] = [touch.clientX - finger.current.x, touch.clientY - finger.current.y];
      if (Math.abs(across) > SWIPE.across && Math.abs(along) < SWIPE.along) queue.go(across < 0 ? 1 : -1);
    },
  };
  return (
    <div className="mx-auto grid max-w-xl grid-cols-1 gap-3" {...swipe}>
      <Progress at={at} total={total} untouched={queue.untouched} current={current} />
      <RecordCard key={current.id} record={current} isWaiting={marks.isWaiting(current.id)} onNote={(note) => marks.mark(current, { note }, () => queue.goTo(current.id))} />
      <div className="thumb-bar sticky bottom-0 z-10 -mx-4 grid grid-cols-1 gap-2 border-t bg-card px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:mx-0 md:rounded-xl md:border">
        <MarkBar record={current} onStatus={setStatus} onResponded={setResponded} />
        <div className="flex items-center gap-2">
          <Button className="flex-1" disabled={at === 0} onClick={() => queue.go(-1)}>
            <ChevronLeft className="size-4" aria-hidden />
            {t("table.previous")}
          </Button>
          <Button size="icon" aria-label={t("outreach.cards.untouched")} title={t("outreach.cards.untouched")} disabled={queue.untouched === 0} onClick={queue.nextUntouched}>
            <SkipForward className="size-4" aria-hidden />
          </Button>
          <Button className="flex-1" disabled={at >= queue.records.length - 1} onClick={() => queue.go(1)}>
            {t("table.next")}
            <ChevronRight className="size-4" aria-hidden />
          </Button>
        </div>
      </div>
      <CheckField
        className="text-sm"
        label={t("outreach.cards.haste")}
        hint={t("outreach.cards.hasteHint")}
        checked={isHasty}
        onChange={(isOn) => {
          localStorage.setItem(HASTE, isOn ? "yes" : "no");
          setHasty(isOn);
        }}
      />
    </div>
  );
}

interface ProgressProps {
  at: number;
  total: number;
  untouched: number;
  current: ContactRecord;
}

/** How far one is; read out with every new name. */
function Progress({ at, total, untouched, current }: ProgressProps) {
  const { t } = useTranslation();
  const share = total === 0 ? 0 : ((total - untouched) / total) * 100;
  return (
    <div className="grid gap-1.5">
      <p className="num flex justify-between text-sm text-muted-foreground">
        <span role="status">
          {t("outreach.cards.at", { at: number(at + 1), total: number(total) })}
          <span className="sr-only">: {current.name}</span>
        </span>
        <span>{t("outreach.cards.left", { count: untouched, shown: number(untouched) })}</span>
      </p>
      <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-muted">
        <span className="block h-full rounded-full bg-success transition-[width] duration-150" style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}
