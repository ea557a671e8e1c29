import { CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { type Toast, type Tone, dismiss, toastsNow, watchToasts } from "@/lib/toast";
import { Button } from "@/ui/basics";

const icons: Record<Tone, typeof Info | undefined> = { plain: undefined, info: Info, success: CircleCheck, danger: TriangleAlert };
const colours: Record<Tone, string> = { plain: "", info: "text-info", success: "text-success", danger: "text-danger" };

/** Where short news appears; read out, and kept as long as one points at it. */
export default function Toasts() {
  const toasts = useSyncExternalStore(watchToasts, toastsNow);
  const [isHeld, hold] = useState(false);
  return (
    <ol
      aria-live="polite"
      className="pointer-events-none fixed bottom-4 left-1/2 z-60 -translate-x-1/2 grid w-90 max-w-[calc(100vw-2rem)] gap-2 max-md:bottom-[var(--toast-bottom,5rem)]"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      {toasts.map((toast) => (
        <Card key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
    </ol>
  );
}

function Card({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const { t } = useTranslation();
  const { id, duration, tone, text, action } = toast;
  const Icon = icons[tone];
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismiss(id), duration);
    return () => clearTimeout(timer);
  }, [id, duration, isHeld]);
  return (
    <li className="toast pointer-events-auto flex min-h-12 items-center gap-2.5 rounded-lg border bg-card py-1.5 pr-1.5 pl-4 shadow-lg">
      {Icon && <Icon className={`size-4 shrink-0 ${colours[tone]}`} aria-hidden />}
      <p className="min-w-0 flex-1 break-words">{text}</p>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            dismiss(id);
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button look="ghost" size="icon" aria-label={t("action.close")} onClick={() => dismiss(id)}>
        <X className="size-4" aria-hidden />
      </Button>
    </li>
  );
}
