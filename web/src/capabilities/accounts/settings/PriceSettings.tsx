import { useTranslation } from "react-i18next";
import { money } from "@/lib/format";
import { SelectField } from "@/ui/fields";
import { type Groups, ROUNDINGS, type Rounding, rounded } from "./groups";
import { SettingForm } from "./SettingForm";

const EXAMPLE = 112_340;

/** How list prices are rounded. */
export function PriceSettings({ group }: { group: Groups["pricing"] }) {
  const { t } = useTranslation();
  return (
    <SettingForm title={t("accounts.settings.prices")} hint={t("accounts.settings.pricesHint")} group={group} names={{ rounding: t("setting.rounding") }}>
      {({ values, fault, change }) => (
        <SelectField
          label={t("setting.rounding")}
          hint={t("accounts.settings.example", { price: money(rounded(EXAMPLE, values.rounding)) })}
          value={values.rounding}
          choices={ROUNDINGS.map((value) => ({ value, label: t(`setting.${value}`) }))}
          error={fault("rounding")}
          onChange={(rounding) => change({ rounding: rounding as Rounding })}
        />
      )}
    </SettingForm>
  );
}
