import { ArchiveRestore } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { moment } from "@/lib/format";
import { Button } from "@/ui/basics";
import { type Database, RECORD_PATHS } from "../api";

/** Says that a database is in the trash, and takes it out. */
export function RestoreBar({ database, deletedAt }: { database: Database; deletedAt: string }) {
  const { t } = useTranslation();
  const restore = useAction<Database>(() => request(`/api/databases/${database.id}/restore`, { method: "POST", body: {}, version: database.version }), { refresh: RECORD_PATHS, done: t("outreach.database.restored", { name: database.name }) });
  return (
    <div role="status" className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warning-soft px-4 py-2.5">
      <p>{t("outreach.database.inTrash", { when: moment(deletedAt) })}</p>
      {database.can.restore && (
        <Button size="sm" isBusy={restore.isPending} onClick={() => restore.mutate()}>
          <ArchiveRestore className="size-4" aria-hidden />
          {t("action.restore")}
        </Button>
      )}
    </div>
  );
}
