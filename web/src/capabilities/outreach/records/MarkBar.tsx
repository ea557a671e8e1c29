import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import { type ContactRecord, WHATSAPP_STATUSES, type WhatsappStatus } from "../api";
import { STATUS_LOOKS } from "../parts/marks";

interface MarkBarProps {
  record: ContactRecord;
  onStatus: (status: WhatsappStatus) => void;
  onResponded: (responded: boolean) => void;
}

const face = "relative inline-flex items-center justify-center gap-1.5 rounded-lg border bg-card font-medium hover:bg-row-hover disabled:opacity-50";

/** The big targets: what WhatsApp says of the number, and whether they respond. */
export function MarkBar({ record, onStatus, onResponded }: MarkBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <div role="group" aria-label={t("outreach.mark.status")} className="grid grid-cols-3 gap-2">
        {WHATSAPP_STATUSES.map((status) => {
          const { icon: Icon, key, chosen } = STATUS_LOOKS[status];
          const isChosen = record.whatsapp_status === status;
          return (
            <button key={status} type="button" disabled={!record.can.mark} aria-pressed={isChosen} aria-keyshortcuts={key} className={cn(face, "h-14", isChosen && cn("font-semibold", chosen))} onClick={() => onStatus(status)}>
              <Icon className="size-4.5 shrink-0" aria-hidden />
              {t(`outreach.mark.${status}`)}
              <Key name={key} />
            </button>
          );
        })}
      </div>
      <div role="group" aria-label={t("outreach.mark.responded")} className="grid grid-cols-[auto_1fr_1fr] items-center gap-2">
        <span className="pr-1 text-sm text-muted-foreground">{t("outreach.mark.responded")}</span>
        {([true, false] as const).map((responded) => {
          const isChosen = record.responded === responded;
          const Icon = responded ? ThumbsUp : ThumbsDown;
          const key = responded ? "Y" : "N";
          return (
            <button key={key} type="button" disabled={!record.can.mark} aria-pressed={isChosen} aria-keyshortcuts={key} className={cn(face, "h-12", isChosen && cn("font-semibold", responded ? STATUS_LOOKS.ada.chosen : "border-ring bg-muted"))} onClick={() => onResponded(responded)}>
              <Icon className="size-4 shrink-0" aria-hidden />
              {t(responded ? "outreach.mark.yes" : "outreach.mark.no")}
              <Key name={key} />
            </button>
          );
        })}
      </div>
    </>
  );
}

/** The key that does the same, where there are keys. */
function Key({ name }: { name: string }) {
  return (
    <kbd aria-hidden className="absolute right-2 rounded-sm border bg-card px-1 font-sans text-2xs text-muted-foreground max-md:hidden">
      {name}
    </kbd>
  );
}
