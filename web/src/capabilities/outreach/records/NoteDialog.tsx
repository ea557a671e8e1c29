import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { TextArea } from "@/ui/fields";
import type { ContactRecord } from "../api";

interface NoteDialogProps {
  record: ContactRecord;
  onClose: () => void;
  onSave: (note: string | null) => void;
}

/** What is to be remembered of somebody. */
export function NoteDialog({ record, onClose, onSave }: NoteDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(record.note ?? "");
  return (
    <Dialog isOpen onClose={onClose} title={`${t("lead.note")}: ${record.name}`}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== (record.note ?? "")) onSave(text.trim() || null);
          onClose();
        }}
      >
        <TextArea label={t("lead.note")} autoFocus maxLength={1_000} value={text} onChange={setText} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent">
            {t("action.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
