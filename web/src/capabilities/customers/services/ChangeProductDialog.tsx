import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { money } from "@/lib/format";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, MoneyField, SelectField, TextField, faultsOf } from "@/ui/fields";
import { choices, useProducts } from "../../sales/api";
import { CUSTOMER_PATHS, type Service } from "../api";

/** Upgrade, downgrade, or another price; the history keeps what it was. */
export default function ChangeProductDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const { t } = useTranslation();
  const products = useProducts();
  const monthly = { data: (products.data?.data ?? []).filter((product) => product.kind === "subscription" || product.id === service.product_id) };
  const [values, setValues] = useState({ product_id: service.product_id, price: undefined as number | undefined, on_date: "", reason: "" });
  const chosen = monthly.data.find((product) => product.id === values.product_id);
  const save = useAction<Service>(
    () => request(`/api/services/${service.id}/change-product`, { method: "POST", body: { product_id: values.product_id, ...(values.price !== undefined && { price: values.price }), ...(values.on_date && { on_date: values.on_date }), reason: values.reason.trim() || null }, version: service.version }),
    { refresh: CUSTOMER_PATHS, done: t("customers.service.changed"), isSilent: true, onDone: onClose },
  );
  const fault = faultsOf(save.error);
  return (
    <Dialog isOpen onClose={onClose} title={`${t("customers.service.change")}: ${service.number}`}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={Object.keys(values)} />
        <p className="flex justify-between gap-3 rounded-md bg-muted px-3 py-2">
          <span className="text-muted-foreground">{t("customers.service.from")}</span>
          <span className="num font-medium">
            {service.product_name} · {money(service.price)}
          </span>
        </p>
        <SelectField label={t("customers.service.to")} isRequired value={values.product_id} choices={choices(monthly)} error={fault("product_id")} onChange={(product_id) => setValues({ ...values, product_id })} />
        <MoneyField label={t("customers.service.price")} hint={chosen && t("customers.service.priceHint", { price: money(chosen.list_price) })} value={values.price} error={fault("price")} onChange={(price) => setValues({ ...values, price })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t("customers.service.onDate")} hint={t("customers.service.today")} type="date" value={values.on_date} error={fault("on_date")} onChange={(on_date) => setValues({ ...values, on_date })} />
          <TextField label={t("service.reason")} maxLength={500} value={values.reason} error={fault("reason")} onChange={(reason) => setValues({ ...values, reason })} />
        </div>
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("customers.service.change")}
        </Button>
      </form>
    </Dialog>
  );
}
