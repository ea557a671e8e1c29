import "./door/locales";
import "./locales";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useModule } from "@/app/session";
import { useListState, useOne } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { Tabs } from "@/ui/Tabs";
import { BusinessSettings } from "./settings/BusinessSettings";
import { CustomerSettings } from "./settings/CustomerSettings";
import { ModuleSettings } from "./settings/ModuleSettings";
import { OtherSettings } from "./settings/OtherSettings";
import { PriceSettings } from "./settings/PriceSettings";
import { SalesSettings } from "./settings/SalesSettings";
import { TelesalesSettings } from "./settings/TelesalesSettings";
import { TelegramSettings } from "./settings/TelegramSettings";
import { WordSettings } from "./settings/WordSettings";
import type { Groups } from "./settings/groups";

const FieldSettings = lazy(() => import("./settings/fields/FieldSettings"));

/** What the owner sets for the whole workspace. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const settings = useOne<{ data: Groups }>("/api/settings");
  const { search, set } = useListState();
  const calls = useModule("outreach");
  const sells = useModule("sales");
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t("nav.settings")} />
      <Loaded of={settings}>
        {({ data }) => (
          <Tabs
            label={t("accounts.settings.parts")}
            value={search.tab ?? "business"}
            onChange={(tab) => set({ tab: tab === "business" ? undefined : tab })}
            tabs={[
              { key: "business", label: t("accounts.settings.business"), content: <BusinessSettings key={data.general.version} group={data.general} /> },
              { key: "modules", label: t("accounts.settings.modules"), content: <ModuleSettings key={data.general.version} group={data.general} /> },
              { key: "words", label: t("accounts.settings.words"), content: <WordSettings key={data.words.version} group={data.words} /> },
              { key: "prices", label: t("accounts.settings.prices"), content: <PriceSettings key={data.pricing.version} group={data.pricing} /> },
              ...(sells ? [{ key: "sales", label: t("accounts.settings.sales"), content: <SalesSettings key={data.sales.version} group={data.sales} /> }] : []),
              { key: "customers", label: t("accounts.settings.customers"), content: <CustomerSettings key={data.customers.version} group={data.customers} /> },
              ...(calls ? [{ key: "telesales", label: t("nav.telesales"), content: <TelesalesSettings key={data.outreach.version} group={data.outreach} /> }] : []),
              {
                key: "fields",
                label: t("accounts.settings.fields"),
                content: (
                  <Suspense fallback={<Skeleton className="late h-64" />}>
                    <FieldSettings />
                  </Suspense>
                ),
              },
              { key: "telegram", label: t("accounts.profile.telegram"), content: <TelegramSettings key={data.telegram.version} group={data.telegram} /> },
              { key: "rest", label: t("accounts.settings.rest"), content: <OtherSettings /> },
            ]}
          />
        )}
      </Loaded>
    </div>
  );
}
