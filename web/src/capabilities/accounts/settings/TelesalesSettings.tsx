import { useTranslation } from "react-i18next";
import { TextField } from "@/ui/fields";
import type { Groups } from "./groups";
import { SettingForm } from "./SettingForm";

const MOST = 366;

/** How long those who call may change what they entered, and what becomes of records that they leave alone. */
export function TelesalesSettings({ group }: { group: Groups["outreach"] }) {
  const { t } = useTranslation();
  const days = t("accounts.settings.days");
  const names = {
    deposit_edit_days: `${t("accounts.settings.depositDays")} (${days})`,
    untouched_days: `${t("accounts.settings.untouchedDays")} (${days})`,
    rest_days: `${t("accounts.settings.restDays")} (${days})`,
  };
  const hints = { deposit_edit_days: t("accounts.settings.depositDaysHint"), untouched_days: t("accounts.settings.untouchedDaysHint"), rest_days: t("accounts.settings.restDaysHint") };
  return (
    <SettingForm title={t("nav.telesales")} hint={t("accounts.settings.telesalesHint")} group={group} names={names}>
      {({ values, fault, change }) =>
        (Object.keys(names) as (keyof typeof names)[]).map((field) => (
          <TextField key={field} label={names[field]} hint={hints[field]} type="number" min={0} max={MOST} inputMode="numeric" isRequired value={String(values[field])} error={fault(field)} onChange={(text) => change({ [field]: Number(text) })} />
        ))
      }
    </SettingForm>
  );
}
