import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { CUSTOMER_PATHS, type Service, type Step } from "../api";

const NEEDS_REASON: Step[] = ["suspend", "terminate"];

/** A service starts, is cut off, runs again or ends: why, and from which day on. */
export default function StepDialog({ service, step, onClose }: { service: Service; step: Step; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [day, setDay] = useState("");
  const take = useAction<Service>(() => request(`/api/services/${service.id}/${step}`, { method: "POST", body: { reason: reason.trim() || null, ...(day && { on_date: day }) }, version: service.version }), {
    refresh: CUSTOMER_PATHS,
    done: t("state.saved"),
    isSilent: true,
    onDone: onClose,
  });
  const fault = faultsOf(take.error);
  return (
    <Dialog isOpen onClose={onClose} title={t(`customers.service.${step}Title`, { product: service.product_name })}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          take.mutate();
        }}
      >
        <p className="text-muted-foreground">{t(`customers.service.${step}Text`)}</p>
        <FormError error={take.error} fields={["reason", "on_date"]} />
        <TextField label={t("service.reason")} isRequired={NEEDS_REASON.includes(step)} maxLength={500} autoFocus value={reason} error={fault("reason")} onChange={setReason} />
        <TextField label={t("customers.service.day")} hint={t("customers.service.today")} type="date" value={day} error={fault("on_date")} onChange={setDay} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look={step === "terminate" ? "danger" : "accent"} isBusy={take.isPending}>
            {t(`service.${step}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
