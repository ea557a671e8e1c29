import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiError } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, TextField } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";

interface TagDialogProps {
  error: ApiError | null;
  isBusy: boolean;
  onClose: () => void;
  onSave: (tags: string[]) => void;
}

/** Labels for many leads; those they have stay. */
export function TagDialog({ error, isBusy, onClose, onSave }: TagDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const tags = text
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
  return (
    <Dialog isOpen onClose={onClose} title={t("sales.bulk.tag")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (tags.length > 0) onSave(tags);
        }}
      >
        <FormError error={error} />
        <TextField label={t("sales.bulk.tagName")} isRequired autoFocus value={text} onChange={setText} />
        <Button type="submit" look="accent" className="justify-self-end" isBusy={isBusy}>
          {t("action.save")}
        </Button>
      </form>
    </Dialog>
  );
}
