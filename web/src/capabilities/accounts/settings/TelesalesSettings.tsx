import { useTranslation } from "react-i18next";
import { TextField } from "@/ui/fields";
import type { Groups } from "./groups";
import { SettingForm } from "./SettingForm";

/** How long those who call may change what they entered. */
export function TelesalesSettings({ group }: { group: Groups["outreach"] }) {
  const { t } = useTranslation();
  const label = `${t("accounts.settings.depositDays")} (${t("accounts.settings.days")})`;
  return (
    <SettingForm title={t("nav.telesales")} hint={t("accounts.settings.telesalesHint")} group={group} names={{ deposit_edit_days: label }}>
      {({ values, fault, change }) => (
        <TextField
          label={label}
          hint={t("accounts.settings.depositDaysHint")}
          type="number"
          min={0}
          max={366}
          inputMode="numeric"
          isRequired
          value={String(values.deposit_edit_days)}
          error={fault("deposit_edit_days")}
          onChange={(days) => change({ deposit_edit_days: Number(days) })}
        />
      )}
    </SettingForm>
  );
}
