import { Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post, query, remove } from "@/lib/api";
import { percent } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, PageHead, Pill } from "@/ui/basics";
import { FormError, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { Loaded } from "@/ui/states";
import { type Named, type Stage, useChannels, useReasons, useStages } from "../sales/api";

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
      <Stages />
      <NamedList title={t("setting.channels")} add={t("setting.newChannel")} path="/api/channels" rows={useChannels().data?.data ?? []} />
      <NamedList title={t("setting.lostReasons")} add={t("setting.newReason")} path="/api/lost-reasons" rows={useReasons().data?.data ?? []} />
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

function Stages() {
  const { t } = useTranslation();
  const stages = useStages();
  const [name, setName] = useState("");
  const [going, setGoing] = useState<Stage | null>(null);
  const refresh = ["/api/stages", "/api/leads"];
  const add = useAction<Stage>(() => post("/api/stages", { name, position: (stages.data?.data.filter((stage) => stage.kind === "open").length ?? 0) + 1 }), { refresh, done: t("state.saved"), onDone: () => setName("") });
  const move = useAction<Stage, { stage: Stage; position: number }>(({ stage, position }) => patch(`/api/stages/${stage.id}`, { position }, stage.version), { refresh });
  const drop = useAction<void, string>((successor_id) => remove(`/api/stages/${going?.id}${query({ successor_id })}`), { refresh, done: t("state.saved"), onDone: () => setGoing(null) });
  const rows = stages.data?.data ?? [];
  return (
    <Card>
      <CardHead title={t("setting.pipeline")} />
      <ol className="px-5">
        {rows.map((stage, index) => (
          <li key={stage.id} className="flex flex-wrap items-center justify-between gap-3 border-b py-2 last:border-b-0">
            <span className="flex items-center gap-2">
              <span className="font-medium">{stage.name}</span>
              <Pill tone={stage.kind === "won" ? "success" : stage.kind === "lost" ? "danger" : "info"}>{t(`setting.${stage.kind}`)}</Pill>
              <span className="num text-sm text-muted-foreground">{percent(stage.probability_bps)}</span>
            </span>
            <span className="flex gap-1">
              <Button size="sm" look="ghost" disabled={index === 0} aria-label={`↑ ${stage.name}`} onClick={() => move.mutate({ stage, position: rows[index - 1]?.position ?? 1 })}>
                ↑
              </Button>
              {stage.kind === "open" && (
                <Button size="sm" look="ghost" aria-label={`${t("action.remove")}: ${stage.name}`} onClick={() => setGoing(stage)}>
                  <Trash2 className="size-4" aria-hidden />
                </Button>
              )}
            </span>
            {going?.id === stage.id && (
              <SelectField
                className="w-full"
                label={t("setting.successor")}
                empty="–"
                value=""
                choices={rows.filter((other) => other.kind === stage.kind && other.id !== stage.id).map((other) => ({ value: other.id, label: other.name }))}
                onChange={(id) => id && drop.mutate(id)}
              />
            )}
          </li>
        ))}
      </ol>
      <form
        className="flex items-end gap-2 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <TextField className="flex-1" label={t("setting.newStage")} value={name} onChange={setName} />
        <Button type="submit" isBusy={add.isPending} disabled={!name.trim()}>
          {t("action.add")}
        </Button>
      </form>
    </Card>
  );
}

function NamedList({ title, add, path, rows }: { title: string; add: string; path: string; rows: Named[] }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const create = useAction<Named>(() => post(path, { name }), { refresh: [path], done: t("state.saved"), onDone: () => setName("") });
  const drop = useAction<void, string>((id) => remove(`${path}/${id}`), { refresh: [path], done: t("state.saved") });
  return (
    <Card>
      <CardHead title={title} />
      <ul className="flex flex-wrap gap-2 px-5">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center gap-1 rounded-md border py-0.5 pr-0.5 pl-2.5">
            {row.name}
            <Button look="ghost" size="sm" aria-label={`${t("action.remove")}: ${row.name}`} onClick={() => drop.mutate(row.id)}>
              <Trash2 className="size-3.5" aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="flex items-end gap-2 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextField className="flex-1" label={add} value={name} onChange={setName} />
        <Button type="submit" isBusy={create.isPending} disabled={!name.trim()}>
          {t("action.add")}
        </Button>
      </form>
    </Card>
  );
}
