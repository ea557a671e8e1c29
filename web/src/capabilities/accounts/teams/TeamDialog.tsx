import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { useChange } from "@/app/useChange";
import { post, remove } from "@/lib/api";
import { Button } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { choices, useStaff } from "../../sales/api";
import { type Team, USER_PATHS } from "../api";

/** A team's name and leader; and its end. */
export default function TeamDialog({ team, onClose }: { team?: Team; onClose: () => void }) {
  const { t } = useTranslation();
  const staff = useStaff();
  const [values, setValues] = useState({ name: team?.name ?? "", leader_id: team?.leader_id ?? "" });
  const [key] = useState(() => crypto.randomUUID());
  const [isLeaving, leave] = useState(false);
  const body = { name: values.name, leader_id: values.leader_id || null };
  const create = useAction<Team>(() => post("/api/teams", body, key), { refresh: USER_PATHS, done: t("state.saved"), isSilent: true, onDone: onClose });
  const names = { name: t("accounts.teams.name"), leader_id: t("accounts.teams.leader") };
  const say = (field: string, value: unknown) => (field === "leader_id" ? staff.data?.data.find((one) => one.id === value)?.name : undefined);
  const { save, dialog } = useChange<Team>(team, { path: `/api/teams/${team?.id}`, refresh: [...USER_PATHS, "/api/auth/me"], names, say, onSaved: onClose });
  const drop = useAction<void>(() => remove(`/api/teams/${team?.id}`, team?.version), { refresh: USER_PATHS, done: t("accounts.teams.removed"), onDone: onClose });
  const error = team ? save.error : create.error;
  const fault = faultsOf(error);
  return (
    <Dialog isOpen onClose={onClose} title={team ? t("accounts.teams.edit", { name: team.name }) : t("accounts.teams.new")}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (team) save.mutate({ changes: body });
          else create.mutate();
        }}
      >
        <FormError error={error?.status === 412 ? null : error} fields={["name", "leader_id"]} />
        <TextField label={names.name} isRequired autoFocus maxLength={80} value={values.name} error={fault("name")} onChange={(name) => setValues({ ...values, name })} />
        <SelectField label={names.leader_id} hint={t("accounts.teams.leaderHint")} empty={t("accounts.teams.noLeader")} value={values.leader_id} choices={choices(staff.data)} error={fault("leader_id")} onChange={(leader_id) => setValues({ ...values, leader_id })} />
        <div className="flex flex-wrap justify-end gap-2">
          {team && (
            <Button look="danger" className="mr-auto" onClick={() => leave(true)}>
              {t("action.remove")}
            </Button>
          )}
          <Button type="submit" look="accent" isBusy={create.isPending || save.isPending}>
            {t("action.save")}
          </Button>
        </div>
      </form>
      {team && (
        <ConfirmDialog isOpen={isLeaving} onClose={() => leave(false)} onConfirm={() => drop.mutate()} title={t("accounts.teams.remove", { name: team.name })} confirm={t("action.remove")} look="danger" isBusy={drop.isPending}>
          {t("accounts.teams.removeText")}
        </ConfirmDialog>
      )}
      {dialog}
    </Dialog>
  );
}
