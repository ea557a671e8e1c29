import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { number } from "@/lib/format";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { IMPORTS, type Import, type ListedImport, pathOf, useShow } from "./api";

/** Says what is taken back and what stays, and takes it back. */
export function UndoDialog({ of, onClose }: { of: ListedImport; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = useShow();
  const undo = useAction<Import>(() => request(`${pathOf(of.id)}/undo`, { method: "POST", body: {}, version: of.version }), {
    refresh: [IMPORTS],
    onDone: (now) => {
      show(now);
      onClose();
      void navigate({ to: "/import/$id", params: { id: of.id } });
    },
  });
  return (
    <ConfirmDialog isOpen onClose={onClose} onConfirm={() => undo.mutate()} title={t("imports.result.undoTitle")} confirm={t("imports.undo")} look="danger" isBusy={undo.isPending}>
      <p className="mb-2 font-medium text-foreground">{of.file_name}</p>
      {t("imports.result.undoText", { created: number(of.created), updated: number(of.updated) })}
    </ConfirmDialog>
  );
}
