import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, TextArea, TextField, faultsOf } from "@/ui/fields";
import type { Customer } from "./api";

interface CustomerFormProps {
  customer?: Customer;
  onDone: (customer: Customer) => void;
}

/** Add a customer, or change one. */
export function CustomerForm({ customer, onDone }: CustomerFormProps) {
  const { t } = useTranslation();
  const address = customer?.address;
  const { values, change, forget } = useDraft(`customer.${customer?.id ?? "new"}`, {
    name: customer?.name ?? "",
    phone: customer?.phone ?? "",
    email: customer?.email ?? "",
    organization: customer?.organization ?? "",
    notes: customer?.notes ?? "",
    street: address?.street ?? "",
    city: address?.city ?? "",
    province: address?.province ?? "",
    postal_code: address?.postal_code ?? "",
  });
  const [key] = useState(() => crypto.randomUUID());
  const [isKnown, setKnown] = useState(false);
  const save = useAction<Customer>(
    () => {
      const { street, city, province, postal_code, name, ...rest } = values;
      const texts = Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, value || null]));
      const body = { name, ...texts, address: { street: street || null, city: city || null, province: province || null, postal_code: postal_code || null }, allow_duplicate: isKnown };
      return customer ? patch<Customer>(`/api/customers/${customer.id}`, body, customer.version) : post<Customer>("/api/customers", body, isKnown ? `${key}.again` : key);
    },
    {
      refresh: ["/api/customers"],
      done: t("state.saved"),
      isQuiet: true,
      onDone: (saved) => {
        forget();
        onDone(saved);
      },
    },
  );
  const fault = faultsOf(save.error);
  const isDuplicate = save.error?.code === "duplicate";
  const text = (name: keyof typeof values, label: string, rest: { type?: string; isRequired?: boolean; path?: string } = {}) => (
    <TextField label={label} type={rest.type} isRequired={rest.isRequired} value={values[name]} error={fault(rest.path ?? name)} onChange={(value) => change({ [name]: value })} />
  );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormError error={save.error} fields={[...Object.keys(values), "address"]} />
      {isDuplicate && (
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" checked={isKnown} onChange={(event) => setKnown(event.target.checked)} />
          {t("lead.saveAnyway")}
        </label>
      )}
      {text("name", t("lead.name"), { isRequired: true })}
      {text("phone", t("lead.phone"), { type: "tel" })}
      {text("email", t("lead.email"), { type: "email" })}
      {text("organization", t("lead.organization"))}
      {text("street", t("customer.street"), { path: "address.street" })}
      <div className="grid gap-4 sm:grid-cols-2">
        {text("city", t("customer.city"), { path: "address.city" })}
        {text("province", t("customer.province"), { path: "address.province" })}
        {text("postal_code", t("customer.postal"), { path: "address.postal_code" })}
      </div>
      <TextArea label={t("customer.notes")} value={values.notes} error={fault("notes")} onChange={(notes) => change({ notes })} />
      <Button type="submit" look="accent" isBusy={save.isPending}>
        {t("action.save")}
      </Button>
    </form>
  );
}
