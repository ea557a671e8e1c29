import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { OwnFields } from "@/app/fields/OwnFields";
import { TagsField } from "@/app/tags/TagsField";
import { MoneyField, SelectField, TextArea, TextField } from "@/ui/fields";
import { type Lead, channelChoices, choices, useChannels, useProducts, useSellers } from "./api";
import type { LeadInput } from "./leadInput";
import { PlanFields } from "./record/PlanFields";

interface LeadFieldsProps {
  lead?: Lead;
  values: LeadInput;
  fault: (field: string) => string | undefined;
  mayAssign: boolean;
  onChange: (changes: Partial<LeadInput>) => void;
  onLeave: (field: string) => void;
  /** Who has this phone or email already; stands below them. */
  known: ReactNode;
}

/** The fields of a lead: how to reach them, what they need, what they may bring. */
export function LeadFields({ lead, values, fault, mayAssign, onChange, onLeave, known }: LeadFieldsProps) {
  const { t } = useTranslation();
  const [products, channels, sellers] = [useProducts(), useChannels(), useSellers()];
  const bind = (field: "name" | "phone" | "email" | "organization" | "address" | "expected_close_on") => ({
    value: values[field],
    error: fault(field),
    onChange: (value: string) => onChange({ [field]: value }),
    onBlur: () => onLeave(field),
  });
  return (
    <>
      <TextField label={t("lead.name")} isRequired autoFocus autoComplete="off" maxLength={160} {...bind("name")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("lead.phone")} type="tel" inputMode="tel" autoComplete="off" maxLength={40} {...bind("phone")} />
        <TextField label={t("lead.email")} type="email" inputMode="email" autoComplete="off" maxLength={254} {...bind("email")} />
      </div>
      {known}
      <TextField label={t("lead.organization")} hint={t("sales.form.organizationHint")} maxLength={160} {...bind("organization")} />
      <TextArea label={t("lead.need")} rows={2} maxLength={2_000} value={values.need} error={fault("need")} onChange={(need) => onChange({ need })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("lead.product")} empty="–" value={values.product_id} choices={kept(choices(products.data), values.product_id, lead?.product_name)} error={fault("product_id")} onChange={(product_id) => onChange({ product_id })} />
        <SelectField label={t("lead.channel")} empty="–" value={values.channel_id} choices={channelChoices(channels.data, values.channel_id)} error={fault("channel_id")} onChange={(channel_id) => onChange({ channel_id })} />
        <MoneyField label={t("lead.value")} value={values.estimated_value} error={fault("estimated_value")} onChange={(estimated_value) => onChange({ estimated_value })} />
        <TextField label={t("lead.close")} type="date" {...bind("expected_close_on")} />
      </div>
      {mayAssign && <SelectField label={t("lead.owner")} empty={t("sales.form.ownerAuto")} value={values.owner_id} choices={sellers} error={fault("owner_id")} onChange={(owner_id) => onChange({ owner_id })} />}
      <PlanFields plan={values} fault={fault} onChange={onChange} />
      <TextField label={t("lead.address")} autoComplete="off" maxLength={300} {...bind("address")} />
      <TagsField of="leads" values={values.tags} fault={fault} onChange={(tags) => onChange({ tags })} />
      <OwnFields of="leads" stored={lead?.custom} typed={values.custom} fault={fault} onChange={(custom) => onChange({ custom })} />
    </>
  );
}

/** The choices, with the one that is chosen although it is not for sale any more. */
function kept(rows: { value: string; label: string }[], chosen: string, name: string | null | undefined) {
  return !chosen || rows.some((row) => row.value === chosen) ? rows : [{ value: chosen, label: name ?? "…" }, ...rows];
}
