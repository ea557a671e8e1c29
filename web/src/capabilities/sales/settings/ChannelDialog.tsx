import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { useAll } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { CHANNEL_KINDS, CHANNEL_RULES, type Channel, type Named, choices, useSellers } from "../api";

/** A channel's name and kind, and whom its leads go to. */
export function ChannelDialog({ channel, onClose }: { channel?: Channel; onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ name: channel?.name ?? "", kind: channel?.kind ?? "other", is_active: channel?.is_active ?? true, rule: channel?.rule ?? "", team_id: channel?.team_id ?? "", user_id: channel?.user_id ?? "" });
  const [key] = useState(() => crypto.randomUUID());
  const [teams, sellers] = [useAll<Named>("/api/teams"), useSellers()];
  const change = (changes: Partial<Record<keyof typeof values, string | boolean>>) => setValues({ ...values, ...changes } as typeof values);
  const body = { ...values, rule: values.rule || null, team_id: values.team_id || null, user_id: values.user_id || null };
  const save = useAction<Channel>(() => (channel ? patch(`/api/channels/${channel.id}`, body, channel.version) : post("/api/channels", body, key)), { refresh: ["/api/channels"], done: t("state.saved"), isQuiet: true, onDone: onClose });
  const fault = faultsOf(save.error);
  return (
    <Dialog isOpen onClose={onClose} title={t(channel ? "sales.pipeline.editChannel" : "sales.pipeline.newChannel")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={Object.keys(values)} />
        <TextField label={t("sales.pipeline.name")} isRequired autoFocus maxLength={60} value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
        <SelectField label={t("sales.pipeline.kind")} value={values.kind} choices={CHANNEL_KINDS.map((value) => ({ value, label: t(`sales.pipeline.kinds.${value}`) }))} error={fault("kind")} onChange={(kind) => change({ kind })} />
        <SelectField label={t("sales.pipeline.rule")} empty={t("sales.pipeline.noRule")} value={values.rule} choices={CHANNEL_RULES.map((value) => ({ value, label: t(`sales.pipeline.${value}`) }))} error={fault("rule")} onChange={(rule) => change({ rule })} />
        {values.rule === "fixed" && <SelectField label={t("sales.pipeline.person")} isRequired empty="–" value={values.user_id} choices={sellers} error={fault("user_id")} onChange={(user_id) => change({ user_id })} />}
        {values.rule !== "" && values.rule !== "fixed" && <SelectField label={t("sales.pipeline.team")} isRequired empty="–" value={values.team_id} choices={choices(teams.data)} error={fault("team_id")} onChange={(team_id) => change({ team_id })} />}
        <label className="flex items-center gap-2 max-md:min-h-11">
          <input type="checkbox" checked={values.is_active} onChange={(event) => change({ is_active: event.target.checked })} />
          {t("sales.pipeline.isActive")}
        </label>
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
    </Dialog>
  );
}
