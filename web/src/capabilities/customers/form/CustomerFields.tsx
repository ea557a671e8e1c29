import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { OwnFields } from "@/app/fields/OwnFields";
import { TagsField } from "@/app/tags/TagsField";
import { CheckField } from "@/ui/CheckField";
import { SelectField, TextArea, TextField } from "@/ui/fields";
import { useSellers } from "../../sales/api";
import { CONTACTS, type Customer, KINDS, STATUSES } from "../api";
import type { CustomerInput } from "./customerInput";
import { PhonesField } from "./PhonesField";
import { PreferencesField } from "./PreferencesField";

interface PartProps {
  values: CustomerInput;
  fault: (field: string) => string | undefined;
  onChange: (changes: Partial<CustomerInput>) => void;
}

type TextName = { [K in keyof CustomerInput]: CustomerInput[K] extends string ? K : never }[keyof CustomerInput];

/** What every text field of the form needs. */
const bind = ({ values, fault, onChange }: PartProps, field: TextName, path: string = field) => ({ value: values[field], error: fault(path), onChange: (text: string) => onChange({ [field]: text }) });

/** A titled part of the form. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-4 border-t pt-4 first-of-type:border-t-0 first-of-type:pt-0">
      <legend className="float-left mb-1 w-full font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}

/** Who it is. */
export function WhoFields(props: PartProps) {
  const { t } = useTranslation();
  return (
    <Part title={t("customers.form.who")}>
      <TextField label={t("lead.name")} isRequired autoFocus autoComplete="off" maxLength={160} {...bind(props, "name")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("customers.form.kind")} choices={KINDS.map((value) => ({ value, label: t(`customers.kinds.${value}`) }))} {...bind(props, "kind")} />
        <TextField label={t("customers.form.organization")} maxLength={160} {...bind(props, "organization")} />
      </div>
    </Part>
  );
}

/** How to reach them; `known` says who has this phone or email already. */
export function ContactFields({ known, ...props }: PartProps & { known: ReactNode }) {
  const { t } = useTranslation();
  const { values, fault, onChange } = props;
  const chosen = values.preferred_contact;
  const contacts = [...CONTACTS, ...(chosen && !(CONTACTS as readonly string[]).includes(chosen) ? [chosen] : [])];
  return (
    <Part title={t("customers.form.contact")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("lead.phone")} type="tel" inputMode="tel" autoComplete="off" maxLength={40} {...bind(props, "phone")} />
        <TextField label={t("lead.email")} type="email" inputMode="email" autoComplete="off" maxLength={254} {...bind(props, "email")} />
      </div>
      {known}
      <PhonesField values={values.extra_phones} fault={fault} onChange={(extra_phones) => onChange({ extra_phones })} />
      <SelectField label={t("customers.form.preferredContact")} empty="–" choices={contacts.map((value) => ({ value, label: t(`customers.form.contacts.${value}`, { defaultValue: value }) }))} {...bind(props, "preferred_contact")} />
      <CheckField label={t("customers.form.consent")} hint={t("customers.form.consentHint")} checked={values.marketing} onChange={(marketing) => onChange({ marketing })} />
      {(values.marketing || values.consent_source) && <TextField label={t("customers.form.consentSource")} hint={t("customers.form.consentSourceHint")} maxLength={80} {...bind(props, "consent_source", "consent.source")} />}
    </Part>
  );
}

/** Where they are. */
export function AddressFields(props: PartProps) {
  const { t } = useTranslation();
  const place = (field: TextName, label: string, maxLength = 80) => <TextField label={label} autoComplete="off" maxLength={maxLength} {...bind(props, field, `address.${field}`)} />;
  return (
    <Part title={t("customers.form.address")}>
      {place("street", t("customer.street"), 300)}
      <div className="grid gap-4 sm:grid-cols-2">
        {place("village", t("customers.form.village"))}
        {place("district", t("customers.form.district"))}
        {place("city", t("customer.city"))}
        {place("province", t("customer.province"))}
        {place("postal_code", t("customer.postal"), 10)}
      </div>
      <div className="grid grid-cols-2 gap-4">
        <TextField label={t("customers.form.lat")} inputMode="decimal" autoComplete="off" {...bind(props, "lat", "address.lat")} />
        <TextField label={t("customers.form.lng")} inputMode="decimal" autoComplete="off" {...bind(props, "lng", "address.lng")} />
        <p className="col-span-2 -mt-2 text-sm text-muted-foreground">{t("customers.form.geoHint")}</p>
      </div>
    </Part>
  );
}

/** What the business asks besides. */
export function OwnPart({ customer, values, fault, onChange }: PartProps & { customer?: Customer }) {
  return <OwnFields of="customers" stored={customer?.custom} typed={values.custom} fault={fault} onChange={(custom) => onChange({ custom })} />;
}

/** What else is known of them, and who looks after them. */
export function AboutFields({ customer, mayAssign, ...props }: PartProps & { customer?: Customer; mayAssign: boolean }) {
  const { t } = useTranslation();
  const { values, fault, onChange } = props;
  const sellers = useSellers();
  return (
    <Part title={t("customers.form.about")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("customers.form.status")} choices={STATUSES.map((value) => ({ value, label: t(`customer.${value}`) }))} {...bind(props, "status")} />
        {mayAssign && <SelectField label={t("customers.form.owner")} empty={t(customer ? "customers.form.ownerNone" : "customers.form.ownerSelf")} choices={sellers} {...bind(props, "owner_id")} />}
        <TextField label={t("customers.form.birthday")} type="date" {...bind(props, "birthday")} />
        <TextField label={t("customers.form.nationalId")} hint={t("customers.form.nationalIdHint")} autoComplete="off" maxLength={40} {...bind(props, "national_id")} />
      </div>
      <TagsField of="customers" values={values.tags} fault={fault} onChange={(tags) => onChange({ tags })} />
      <PreferencesField known={customer?.preferred ?? []} values={values.preferences} error={fault("preferences")} onChange={(preferences) => onChange({ preferences })} />
      <TextArea label={t("customer.notes")} maxLength={10_000} rows={4} {...bind(props, "notes")} />
    </Part>
  );
}
