import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { query, remove } from "@/lib/api";
import { Button } from "@/ui/basics";
import { type Choice, FormError, SelectField, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";

interface RemoveDialogProps {
  path: string;
  title: string;
  text: string;
  /** Which others may take what belongs to it. */
  successors?: Choice[];
  refresh: string[];
  onClose: () => void;
}

/** Removes a setting; says why where that is not possible. */
export function RemoveDialog({ path, title, text, successors = [], refresh, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const [successor_id, choose] = useState("");
  const drop = useAction<void>(() => remove(path + query({ successor_id })), { refresh, done: t("state.saved"), isQuiet: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          drop.mutate();
        }}
      >
        <p className="text-muted-foreground">{text}</p>
        <FormError error={drop.error} fields={["successor_id"]} />
        {successors.length > 0 && <SelectField label={t("sales.pipeline.successor")} isRequired required empty={t("sales.pipeline.chooseSuccessor")} value={successor_id} choices={successors} error={faultsOf(drop.error)("successor_id")} onChange={choose} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="danger" isBusy={drop.isPending}>
            {t("action.remove")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
