import { useTranslation } from "react-i18next";
import { TextField } from "@/ui/fields";
import type { Groups } from "./groups";
import { SettingForm } from "./SettingForm";

/** When the program proposes to call a customer inactive. */
export function CustomerSettings({ group }: { group: Groups["customers"] }) {
  const { t } = useTranslation();
  const label = `${t("accounts.settings.inactiveDays")} (${t("accounts.settings.days")})`;
  return (
    <SettingForm title={t("accounts.settings.customers")} hint={t("accounts.settings.customersHint")} group={group} names={{ inactive_after_days: label }}>
      {({ values, fault, change }) => (
        <TextField
          label={label}
          hint={t("accounts.settings.inactiveDaysHint")}
          type="number"
          min={0}
          max={3650}
          inputMode="numeric"
          isRequired
          value={String(values.inactive_after_days)}
          error={fault("inactive_after_days")}
          onChange={(days) => change({ inactive_after_days: Number(days) })}
        />
      )}
    </SettingForm>
  );
}
