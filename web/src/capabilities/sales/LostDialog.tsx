import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, SelectField, TextArea, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/overlays";
import { type Lead, choices, useReasons, useStages } from "./api";

/** Asks why a lead was lost. */
export function LostDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation();
  const [stages, reasons] = [useStages(), useReasons()];
  const [values, setValues] = useState({ lost_reason_id: "", note: "" });
  const stage_id = stages.data?.data.find((stage) => stage.kind === "lost")?.id;
  const lose = useAction<Lead>(() => post(`/api/leads/${lead.id}/move`, { stage_id, lost_reason_id: values.lost_reason_id || null, note: values.note || null }), {
    refresh: ["/api/leads"],
    isQuiet: true,
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={`${t("lead.lost")}: ${lead.name}`}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          lose.mutate();
        }}
      >
        <FormError error={lose.error} fields={["lost_reason_id", "note"]} />
        <SelectField label={t("lead.lostReason")} isRequired empty="–" value={values.lost_reason_id} choices={choices(reasons.data)} error={faultsOf(lose.error)("lost_reason_id")} onChange={(lost_reason_id) => setValues({ ...values, lost_reason_id })} />
        <TextArea label={t("lead.note")} value={values.note} onChange={(note) => setValues({ ...values, note })} />
        <Button type="submit" look="danger" isBusy={lose.isPending}>
          {t("lead.lost")}
        </Button>
      </form>
    </Dialog>
  );
}
