import { useTranslation } from "react-i18next";
import { CheckField } from "@/ui/CheckField";
import type { Groups } from "./groups";
import { SettingForm } from "./SettingForm";

/** How the business sells. */
export function SalesSettings({ group }: { group: Groups["sales"] }) {
  const { t } = useTranslation();
  return (
    <SettingForm title={t("accounts.settings.sales")} hint={t("accounts.settings.salesHint")} group={group} names={{ sells_without_deals: t("setting.sellsWithoutDeals") }}>
      {({ values, fault, change }) => (
        <CheckField
          className="sm:col-span-2"
          label={t("setting.sellsWithoutDeals")}
          hint={t("accounts.settings.sellsWithoutDealsHint")}
          error={fault("sells_without_deals")}
          checked={values.sells_without_deals}
          onChange={(sells_without_deals) => change({ sells_without_deals })}
        />
      )}
    </SettingForm>
  );
}
