import { useNavigate } from "@tanstack/react-router";
import { EllipsisVertical, Pencil, Plus, Trash2, Undo2, UserPlus } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove, request } from "@/lib/api";
import { number } from "@/lib/format";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Dialog } from "@/ui/Dialog";
import { Menu } from "@/ui/Menu";
import { Skeleton } from "@/ui/states";
import { type Database, RECORD_PATHS } from "../api";

// Each comes when somebody reaches for it.
const AddRecordsDialog = lazy(() => import("./AddRecordsDialog"));
const AssignDialog = lazy(() => import("./AssignDialog"));
const DatabaseForm = lazy(async () => ({ default: (await import("./DatabaseForm")).DatabaseForm }));
const RecycleDialog = lazy(() => import("./RecycleDialog"));

type Open = "assign" | "recycle" | "add" | "edit" | "remove" | null;

/** What can be done with a database. */
export function DatabaseActions({ database }: { database: Database }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (!database.can.edit) return null;
  return (
    <>
      <Button onClick={() => setOpen("add")}>
        <Plus className="size-4" aria-hidden />
        {t("outreach.add.title")}
      </Button>
      <Button disabled={(database.counts?.assigned ?? 0) === 0} onClick={() => setOpen("recycle")}>
        <Undo2 className="size-4" aria-hidden />
        {t("outreach.recycle.title")}
      </Button>
      <Button look="accent" disabled={database.available === 0} onClick={() => setOpen("assign")}>
        <UserPlus className="size-4" aria-hidden />
        {t("outreach.assign.quick")}
      </Button>
      <Menu
        trigger={
          <Button look="ghost" size="icon" aria-label={t("action.more")}>
            <EllipsisVertical className="size-4" aria-hidden />
          </Button>
        }
        entries={[
          { label: t("action.edit"), icon: <Pencil className="size-4" aria-hidden />, onSelect: () => setOpen("edit") },
          { label: t("action.remove"), icon: <Trash2 className="size-4" aria-hidden />, isDanger: true, isDisabled: !database.can.delete, onSelect: () => setOpen("remove") },
        ]}
      />
      <Suspense>
        {open === "assign" && <AssignDialog database={database} onClose={close} />}
        {open === "recycle" && <RecycleDialog database={database} onClose={close} />}
        {open === "add" && <AddRecordsDialog database={database} onClose={close} />}
      </Suspense>
      <Dialog isOpen={open === "edit"} onClose={close} title={t("outreach.database.edit")} side="right">
        <Suspense fallback={<Skeleton className="late h-64" />}>
          <DatabaseForm database={database} onDone={close} />
        </Suspense>
      </Dialog>
      {open === "remove" && <RemoveDatabase database={database} onClose={close} />}
    </>
  );
}

function RemoveDatabase({ database, onClose }: { database: Database; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const restore = useAction<Database>(() => request(`/api/databases/${database.id}/restore`, { method: "POST", body: {} }), { refresh: RECORD_PATHS, done: t("outreach.database.restored", { name: database.name }) });
  const drop = useAction<void>(() => remove(`/api/databases/${database.id}`, database.version), {
    refresh: RECORD_PATHS,
    onDone: () => {
      toast(t("outreach.database.removed", { name: database.name }), { duration: 8_000, action: { label: t("action.undo"), onClick: () => restore.mutate() } });
      void navigate({ to: "/databases" });
    },
  });
  const held = database.counts?.assigned ?? 0;
  return (
    <ConfirmDialog isOpen onClose={onClose} look="danger" title={t("outreach.database.removeTitle", { name: database.name })} confirm={t("action.remove")} isBusy={drop.isPending} onConfirm={() => drop.mutate()}>
      <p>{t("outreach.database.removeText", { count: database.counts?.total ?? 0, shown: number(database.counts?.total ?? 0) })}</p>
      {held > 0 && <p className="mt-2">{t("outreach.database.removeHeld", { count: held, shown: number(held) })}</p>}
    </ConfirmDialog>
  );
}
