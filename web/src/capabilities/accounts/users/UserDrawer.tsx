import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type User, useSession } from "@/app/session";
import { differences, useChange } from "@/app/useChange";
import { moment } from "@/lib/format";
import { useDraft, useOne } from "@/lib/hooks";
import { Button, Fact, Pill } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, faultsOf } from "@/ui/fields";
import { Loaded } from "@/ui/states";
import { USERS, USER_PATHS, useTeams } from "../api";
import { UserAccess } from "./UserAccess";
import { UserFields } from "./UserFields";
import { type UserInput, bodyOf, inputOf } from "./userInput";

/** One user: who they are, how they come in, how they leave. */
export default function UserDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const user = useOne<User>(`${USERS}/${id}`);
  return (
    <Dialog isOpen onClose={onClose} title={user.data?.name ?? t("user.one")} side="right">
      <Loaded of={user}>{(data) => <Opened user={data} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

function Opened({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-2 gap-4 rounded-lg bg-muted px-4 py-3">
        <Fact label={t("deal.status")}>
          <Pill tone={user.is_active ? "success" : "plain"}>{t(user.is_active ? "user.active" : "user.inactive")}</Pill>
        </Fact>
        <Fact label={t("user.lastLogin")}>{user.last_login_at ? moment(user.last_login_at) : t("accounts.users.never")}</Fact>
        <Fact label={t("accounts.users.twoFactor")}>{t(user.has_totp ? "state.yes" : "state.no")}</Fact>
        {user.must_change_password && <Fact label={t("user.initial")}>{t("accounts.users.mustChange")}</Fact>}
      </dl>
      <UserForm user={user} onDone={onClose} />
      {user.can.edit && <UserAccess user={user} onDone={onClose} />}
    </div>
  );
}

function UserForm({ user: shown, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  // Live news may change the user behind the form; what is compared on saving is what its writer saw.
  const [user] = useState(shown);
  const { user: me } = useSession();
  const teams = useTeams();
  const [before] = useState(() => inputOf(user));
  const { values, change, forget } = useDraft<UserInput>(`user.${user.id}.${user.version}`, before);
  const names = { name: t("user.name"), email: t("user.email"), phone: t("accounts.users.phone"), role: t("user.role"), team_id: t("user.team"), telegram_chat_id: t("accounts.users.telegram"), daily_quota: t("accounts.users.quota"), locale: t("accounts.users.language") };
  const say = (field: string, value: unknown) => (field === "role" ? t(`role.${String(value)}`) : field === "team_id" ? teams.data?.data.find((team) => team.id === value)?.name : undefined);
  const { save, dialog } = useChange<User>(user, {
    path: `${USERS}/${user.id}`,
    refresh: [...USER_PATHS, "/api/auth/me"],
    names,
    say,
    onSaved: () => {
      forget();
      onDone();
    },
  });
  const isLocked = !user.can.edit;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ changes: differences(bodyOf(before), bodyOf(values)) });
      }}
    >
      <FormError error={save.error?.status === 412 ? null : save.error} fields={Object.keys(values)} />
      <UserFields values={values} fault={faultsOf(save.error)} disabled={isLocked} isSelf={user.id === me.id} onChange={change} />
      {!isLocked && (
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      )}
      {dialog}
    </form>
  );
}
