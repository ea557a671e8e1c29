import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import type { DatabaseKind } from "../api";

/** Takes a kind away that no database has. */
export function RemoveKind({ kind, onClose }: { kind: DatabaseKind; onClose: () => void }) {
  const { t } = useTranslation();
  const drop = useAction<void>(() => remove(`/api/database-kinds/${kind.id}`, kind.version), { refresh: ["/api/database-kinds"], done: t("state.saved"), onDone: onClose });
  return (
    <ConfirmDialog isOpen onClose={onClose} look="danger" title={t("outreach.kinds.removeTitle", { name: kind.name })} confirm={t("action.remove")} isBusy={drop.isPending} onConfirm={() => drop.mutate()}>
      {t("outreach.kinds.removeText")}
    </ConfirmDialog>
  );
}
