import { useTranslation } from "react-i18next";
import { FIELDS, type OwnField } from "@/app/fields/api";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { ConfirmDialog } from "@/ui/ConfirmDialog";

/** Says what goes with a field and what is kept of it, and removes it. */
export function RemoveField({ field, onClose }: { field: OwnField; onClose: () => void }) {
  const { t } = useTranslation();
  const drop = useAction<void>(() => remove(`${FIELDS}/${field.id}`, field.version), { refresh: [FIELDS], done: t("fieldSettings.removed", { name: field.label }), onDone: onClose });
  return (
    <ConfirmDialog isOpen onClose={onClose} look="danger" title={t("fieldSettings.removeTitle", { name: field.label })} confirm={t("action.remove")} isBusy={drop.isPending} onConfirm={() => drop.mutate()}>
      <ul className="grid list-disc gap-1.5 pl-5">
        <li>{t("fieldSettings.goes", { of: t(`fieldSettings.owners.${field.entity}`) })}</li>
        <li>{t("fieldSettings.stays", { key: field.key })}</li>
        <li>{t("fieldSettings.views")}</li>
      </ul>
    </ConfirmDialog>
  );
}
