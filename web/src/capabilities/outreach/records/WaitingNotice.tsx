import { CloudOff, CloudUpload } from "lucide-react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Button } from "@/ui/basics";
import { outbox } from "./marking";
import type { Marks } from "./useMarks";

/** Says plainly what has not reached the server yet, and that it will. */
export function WaitingNotice({ marks: { waiting, isStuck } }: { marks: Marks }) {
  const { t } = useTranslation();
  if (!isStuck || waiting === 0) return null;
  return (
    <div role="status" className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-warning-soft px-4 py-2 text-sm text-warning">
      <CloudOff className="size-4 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1">{t("outreach.outbox.waiting", { count: waiting, shown: number(waiting) })}</p>
      <Button size="sm" onClick={() => void outbox.flush()}>
        <CloudUpload className="size-4" aria-hidden />
        {t("outreach.outbox.now")}
      </Button>
    </div>
  );
}
