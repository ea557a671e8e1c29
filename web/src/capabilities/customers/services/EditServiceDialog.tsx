import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "@/app/useChange";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { CUSTOMER_PATHS, type Service } from "../api";

/** Where a service is installed and when it is billed. */
export default function EditServiceDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ billing_day: String(service.billing_day), install_address: service.install_address ?? "" });
  const names = { billing_day: t("customers.service.billingDay"), install_address: t("customers.service.installAddress") };
  const { save, dialog } = useChange<Service>(service, { path: `/api/services/${service.id}`, refresh: CUSTOMER_PATHS, names, onSaved: onClose });
  const fault = faultsOf(save.error);
  return (
    <Dialog isOpen onClose={onClose} title={t("customers.service.editTitle", { number: service.number })}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ changes: { billing_day: Number(values.billing_day), install_address: values.install_address.trim() || null } });
        }}
      >
        <FormError error={save.error?.status === 412 ? null : save.error} fields={Object.keys(values)} />
        <TextField label={names.billing_day} isRequired type="number" min={1} max={31} inputMode="numeric" value={values.billing_day} error={fault("billing_day")} onChange={(billing_day) => setValues({ ...values, billing_day })} />
        <TextField label={names.install_address} maxLength={300} value={values.install_address} error={fault("install_address")} onChange={(install_address) => setValues({ ...values, install_address })} />
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
      {dialog}
    </Dialog>
  );
}
