import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { money } from "@/lib/format";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, MoneyField, SelectField, TextField, faultsOf } from "@/ui/fields";
import { choices, useProducts } from "../../sales/api";
import { CUSTOMER_PATHS, type Customer, type Service } from "../api";

/** Opens a service by hand; what is left empty the server knows. */
export default function OpenServiceDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const products = useProducts();
  const monthly = { data: (products.data?.data ?? []).filter((product) => product.kind === "subscription") };
  const { street, village, district, city } = customer.address;
  const [values, setValues] = useState({ product_id: "", price: undefined as number | undefined, started_on: "", billing_day: "", status: "active", install_address: [street, village, district, city].filter(Boolean).join(", ") });
  const [key] = useState(() => crypto.randomUUID());
  const change = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const chosen = monthly.data.find((product) => product.id === values.product_id);
  const open = useAction<Service>(
    () => {
      const { price, started_on, billing_day, install_address, ...rest } = values;
      const body = { ...rest, customer_id: customer.id, install_address: install_address.trim() || null, ...(price !== undefined && { price }), ...(started_on && { started_on }), ...(billing_day && { billing_day: Number(billing_day) }) };
      return post("/api/services", body, key);
    },
    { refresh: CUSTOMER_PATHS, done: t("customers.service.opened"), isSilent: true, onDone: onClose },
  );
  const fault = faultsOf(open.error);
  const first = [
    { value: "active", label: t("customers.service.running") },
    { value: "pending_install", label: t("customers.service.waits") },
  ];
  return (
    <Dialog isOpen onClose={onClose} title={t("customers.service.open")}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <FormError error={open.error} fields={Object.keys(values)} />
        <SelectField label={t("customers.service.product")} isRequired required empty="–" value={values.product_id} choices={choices(monthly)} error={fault("product_id")} onChange={(product_id) => change({ product_id })} />
        <MoneyField label={t("customers.service.price")} hint={chosen && t("customers.service.priceHint", { price: money(chosen.list_price) })} value={values.price} error={fault("price")} onChange={(price) => change({ price })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t("customers.service.first")} value={values.status} choices={first} error={fault("status")} onChange={(status) => change({ status })} />
          <TextField label={t("customers.service.startedOn")} hint={t("customers.service.startHint")} type="date" value={values.started_on} error={fault("started_on")} onChange={(started_on) => change({ started_on })} />
        </div>
        <TextField label={t("customers.service.billingDay")} hint={t("customers.service.billingHint")} type="number" min={1} max={31} inputMode="numeric" value={values.billing_day} error={fault("billing_day")} onChange={(billing_day) => change({ billing_day })} />
        <TextField label={t("customers.service.installAddress")} maxLength={300} value={values.install_address} error={fault("install_address")} onChange={(install_address) => change({ install_address })} />
        <Button type="submit" look="accent" isBusy={open.isPending}>
          {t("customers.service.open")}
        </Button>
      </form>
    </Dialog>
  );
}
