import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiError } from "@/lib/api";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextArea, faultsOf } from "@/ui/fields";

interface ReasonDialogProps {
  title: string;
  hint?: string;
  error: ApiError | null;
  isBusy: boolean;
  onClose: () => void;
  onSave: (reason: string) => void;
}

/** Refuses something; a reason is needed. */
export function ReasonDialog({ title, hint, error, isBusy, onClose, onSave }: ReasonDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(reason);
        }}
      >
        {hint && <p className="font-medium">{hint}</p>}
        <FormError error={error?.status === 412 ? null : error} fields={["reason"]} />
        <TextArea label={t("outreach.reason")} isRequired autoFocus maxLength={500} value={reason} error={faultsOf(error)("reason")} onChange={setReason} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="danger" isBusy={isBusy}>
            {t("action.reject")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
