import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { number } from "@/lib/format";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextArea, faultsOf } from "@/ui/fields";
import { type Database, RECORD_PATHS, type RecordRequest } from "../api";
import { QuantityField } from "../parts/QuantityField";

/** Asks for records of a database. */
export function AskDialog({ database, onClose }: { database: Database; onClose: () => void }) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const [quantity, setQuantity] = useState<number | undefined>(Math.min(50, database.available) || undefined);
  const [note, setNote] = useState("");
  const ask = useAction<RecordRequest>(() => post("/api/download-requests", { database_id: database.id, quantity, note: note.trim() || null }, key), {
    refresh: RECORD_PATHS,
    done: t("outreach.request.sent"),
    isQuiet: true,
    onDone: onClose,
  });
  const fault = faultsOf(ask.error);
  return (
    <Dialog isOpen onClose={onClose} title={`${t("outreach.request.ask")}: ${database.name}`}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <FormError error={ask.error} fields={["quantity", "note"]} />
        <QuantityField label={t("outreach.request.quantity")} hint={t("outreach.readyNow", { count: database.available, shown: number(database.available) })} most={database.available} value={quantity} error={fault("quantity")} onChange={setQuantity} />
        <TextArea label={t("lead.note")} hint={t("outreach.request.noteHint")} rows={2} maxLength={500} value={note} error={fault("note")} onChange={setNote} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={ask.isPending}>
            {t("outreach.request.send")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
