import { useTranslation } from "react-i18next";
import { SelectField, TextArea, TextField } from "@/ui/fields";
import { zoneChoices } from "../zones";
import type { General, Group } from "./groups";
import { SettingForm } from "./SettingForm";

/** The business's name, its zone, and what stands on its letterhead. */
export function BusinessSettings({ group }: { group: Group<General> }) {
  const { t } = useTranslation();
  const names = { name: t("setting.name"), time_zone: t("setting.zone"), phone: t("setting.phone"), email: t("setting.email"), address: t("setting.address") };
  return (
    <SettingForm title={t("accounts.settings.business")} hint={t("accounts.settings.businessHint")} group={group} names={names}>
      {({ values, fault, change }) => (
        <>
          <TextField label={names.name} isRequired maxLength={120} value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
          <SelectField label={names.time_zone} value={values.time_zone} choices={zoneChoices(values.time_zone)} error={fault("time_zone")} onChange={(time_zone) => change({ time_zone })} />
          <TextField label={names.phone} type="tel" maxLength={40} value={values.phone} error={fault("phone")} onChange={(phone) => change({ phone })} />
          <TextField label={names.email} type="email" value={values.email} error={fault("email")} onChange={(email) => change({ email })} />
          <TextArea className="sm:col-span-2" label={names.address} maxLength={500} value={values.address} error={fault("address")} onChange={(address) => change({ address })} />
        </>
      )}
    </SettingForm>
  );
}
