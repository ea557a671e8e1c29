import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, PageHead } from "@/ui/basics";
import { FormError, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { Loaded } from "@/ui/states";

interface Group<T> {
  key: string;
  value: T;
  version: number;
}

interface Groups {
  data: {
    general: Group<{ name: string; time_zone: string; address: string; phone: string; email: string }>;
    pricing: Group<{ rounding: string }>;
    sales: Group<{ sells_without_deals: boolean }>;
  };
}

/** What the owner sets for the whole workspace. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const settings = useOne<Groups>("/api/settings");
  return (
    <div className="mx-auto grid max-w-4xl gap-4">
      <PageHead title={t("nav.settings")} />
      <Loaded of={settings}>
        {({ data }) => (
          <>
            <SettingForm key={`general.${data.general.version}`} title={t("setting.business")} group={data.general}>
              {(values, change, fault) => (
                <>
                  <TextField label={t("setting.name")} isRequired value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
                  <SelectField label={t("setting.zone")} value={values.time_zone} choices={["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"].map((value) => ({ value, label: value }))} onChange={(time_zone) => change({ time_zone })} />
                  <TextField label={t("setting.phone")} value={values.phone} error={fault("phone")} onChange={(phone) => change({ phone })} />
                  <TextField label={t("setting.email")} type="email" value={values.email} error={fault("email")} onChange={(email) => change({ email })} />
                  <TextArea className="sm:col-span-2" label={t("setting.address")} value={values.address} error={fault("address")} onChange={(address) => change({ address })} />
                </>
              )}
            </SettingForm>
            <SettingForm key={`pricing.${data.pricing.version}`} title={t("setting.pricing")} group={data.pricing}>
              {(values, change) => (
                <SelectField label={t("setting.rounding")} value={values.rounding} choices={["none", "up_to_100", "up_to_500", "up_to_1000"].map((value) => ({ value, label: t(`setting.${value}`) }))} onChange={(rounding) => change({ rounding })} />
              )}
            </SettingForm>
            <SettingForm key={`sales.${data.sales.version}`} title={t("setting.sales")} group={data.sales}>
              {(values, change) => (
                <label className="flex items-center gap-2 sm:col-span-2">
                  <input type="checkbox" checked={values.sells_without_deals} onChange={(event) => change({ sells_without_deals: event.target.checked })} />
                  {t("setting.sellsWithoutDeals")}
                </label>
              )}
            </SettingForm>
          </>
        )}
      </Loaded>
      <PipelineLink />
    </div>
  );
}

interface SettingFormProps<T> {
  title: string;
  group: Group<T>;
  children: (values: T, change: (changes: Partial<T>) => void, fault: (field: string) => string | undefined) => ReactNode;
}

function SettingForm<T extends object>({ title, group, children }: SettingFormProps<T>) {
  const { t } = useTranslation();
  const [values, setValues] = useState(group.value);
  const save = useAction<unknown>(() => patch(`/api/settings/${group.key}`, values, group.version || undefined), { refresh: ["/api/settings", "/api/auth/me"], done: t("state.saved"), isQuiet: true });
  return (
    <Card>
      <CardHead title={title} />
      <form
        className="grid gap-4 px-5 pb-5 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={Object.keys(values)} />
        {children(values, (changes) => setValues({ ...values, ...changes }), faultsOf(save.error))}
        <Button type="submit" className="justify-self-start sm:col-span-2" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
    </Card>
  );
}

function PipelineLink() {
  const { t } = useTranslation();
  return (
    <Link to="/settings/pipeline" className="block rounded-xl">
      <Card className="flex items-center justify-between gap-3 px-5 py-4 hover:bg-row-hover">
        <span>
          <span className="block font-semibold">{t("setting.pipeline")}</span>
          <span className="text-sm text-muted-foreground">{t("setting.pipelineHint")}</span>
        </span>
        <ChevronRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </Card>
    </Link>
  );
}
