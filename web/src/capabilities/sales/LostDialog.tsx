import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import type { ApiError } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, SelectField, TextArea, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { LEAD_PATHS, moveLead } from "./actions";
import { type Lead, choices, useReasons, useStages } from "./api";

interface LostDialogProps {
  lead: Lead;
  /** The lost stage; the first one where it is not said. */
  stageId?: string;
  onClose: () => void;
}

/** Asks why a lead was lost, and moves it. */
export function LostDialog({ lead, stageId, onClose }: LostDialogProps) {
  const { t } = useTranslation();
  const stages = useStages();
  const stage_id = stageId ?? stages.data?.data.find((stage) => stage.kind === "lost")?.id ?? "";
  const lose = useAction<Lead, Why>((why) => moveLead({ lead, stage_id, ...why }), { refresh: LEAD_PATHS, isQuiet: true, onDone: onClose });
  return <LostForm title={`${t("lead.lost")}: ${lead.name}`} error={lose.error} isBusy={lose.isPending} onClose={onClose} onSave={lose.mutate} />;
}

export interface Why {
  lost_reason_id: string;
  note?: string;
}

interface LostFormProps {
  title: string;
  hint?: string;
  error: ApiError | null;
  isBusy: boolean;
  onClose: () => void;
  onSave: (why: Why) => void;
}

/** The reason for one lead or for many. */
export function LostForm({ title, hint, error, isBusy, onClose, onSave }: LostFormProps) {
  const { t } = useTranslation();
  const reasons = useReasons();
  const [values, setValues] = useState({ lost_reason_id: "", note: "" });
  const fault = faultsOf(error);
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave({ lost_reason_id: values.lost_reason_id, note: values.note.trim() || undefined });
        }}
      >
        {hint && <p className="text-muted-foreground">{hint}</p>}
        <FormError error={error} fields={["lost_reason_id", "note"]} />
        <SelectField label={t("lead.lostReason")} isRequired required empty="–" value={values.lost_reason_id} choices={choices(reasons.data)} error={fault("lost_reason_id")} onChange={(lost_reason_id) => setValues({ ...values, lost_reason_id })} />
        <TextArea label={t("lead.note")} value={values.note} maxLength={1_000} error={fault("note")} onChange={(note) => setValues({ ...values, note })} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="danger" isBusy={isBusy}>
            {t("lead.lost")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
