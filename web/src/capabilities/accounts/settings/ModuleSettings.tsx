import { useTranslation } from "react-i18next";
import { ModuleChoice } from "../ModuleChoice";
import type { General, Group } from "./groups";
import { SettingForm } from "./SettingForm";

/** Which parts of the product the business uses. */
export function ModuleSettings({ group }: { group: Group<General> }) {
  const { t } = useTranslation();
  return (
    <SettingForm title={t("accounts.settings.modules")} hint={t("accounts.settings.modulesHint")} group={group} names={{ modules: t("accounts.settings.modules") }}>
      {({ values, fault, change }) => (
        <div className="sm:col-span-2">
          <ModuleChoice values={values.modules} fault={fault("modules")} onChange={(modules) => change({ modules })} />
        </div>
      )}
    </SettingForm>
  );
}
