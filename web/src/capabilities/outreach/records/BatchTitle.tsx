import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import type { Batch } from "../api";

/** A batch gets another title. */
export function BatchTitle({ batch, onDone }: { batch: Batch; onDone: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(batch.title);
  const save = useAction<Batch>(() => patch(`/api/batches/${batch.id}`, { title }, batch.version), { refresh: ["/api/batches", "/api/my-assigned-records"], isQuiet: true, onDone });
  return (
    <form
      noValidate
      className="relative z-10 grid gap-2"
      onKeyDown={(event) => event.key === "Escape" && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        if (title === batch.title) onDone();
        else save.mutate();
      }}
    >
      <FormError error={save.error?.status === 412 ? null : save.error} fields={["title"]} />
      <TextField label={t("outreach.batch.title")} isRequired autoFocus maxLength={120} value={title} error={faultsOf(save.error)("title")} onChange={setTitle} />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onDone}>
          {t("action.cancel")}
        </Button>
        <Button size="sm" type="submit" look="primary" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}
