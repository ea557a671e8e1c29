import { CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import type { ContactRecord, Outcome } from "../api";

interface OutcomeDialogProps {
  title: string;
  results: Outcome[];
  /** The records that are on the screen, for their names. */
  records: ContactRecord[];
  onClose: () => void;
}

const MOST = 200;

/** Which records were left as they were, and why. */
export function OutcomeDialog({ title, results, records, onClose }: OutcomeDialogProps) {
  const { t } = useTranslation();
  const failed = results.filter((row) => !row.ok);
  const name = (id: string) => records.find((record) => record.id === id)?.name ?? `…${id.slice(-8)}`;
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <p className="mb-3 text-muted-foreground">{t("outreach.outcomes.hint")}</p>
      <ul className="mb-5 grid max-h-96 overflow-y-auto rounded-lg border" tabIndex={0} aria-label={title}>
        {failed.slice(0, MOST).map((row) => (
          <li key={row.id} className="flex items-start gap-2 border-b px-3 py-2 text-sm last:border-b-0">
            <CircleX className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
            <span className="min-w-0 flex-1 truncate font-medium">{name(row.id)}</span>
            <span className="text-danger">{row.message ?? row.code}</span>
          </li>
        ))}
      </ul>
      {failed.length > MOST && <p className="-mt-3 mb-4 text-sm text-muted-foreground">{t("outreach.outcomes.more", { count: failed.length - MOST, shown: number(failed.length - MOST) })}</p>}
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t("action.close")}
        </Button>
      </div>
    </Dialog>
  );
}
