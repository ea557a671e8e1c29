import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, faultsOf } from "@/ui/fields";
import { SecretOnce } from "@/ui/SecretOnce";
import { USERS, USER_PATHS } from "../api";
import { PasswordField } from "../PasswordField";
import { UserFields } from "./UserFields";
import { type UserInput, bodyOf, inputOf } from "./userInput";

/** Lets somebody in: who they are and, once, the password they begin with. */
export default function NewUserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { values, change, forget } = useDraft<UserInput>("user.new", inputOf());
  const [password, setPassword] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const add = useAction<User & { initial_password?: string }>(() => post(USERS, { ...bodyOf(values), ...(password && { password }) }, key), {
    refresh: USER_PATHS,
    done: t("state.saved"),
    isSilent: true,
    onDone: (saved) => {
      forget();
      if (!saved.initial_password) onClose();
    },
  });
  const fault = faultsOf(add.error);
  const made = add.data?.initial_password;
  return (
    <Dialog isOpen onClose={onClose} title={made ? t("accounts.users.invited", { name: add.data?.name }) : t("user.new")} side="right">
      {made ? (
        <div className="grid gap-4">
          <SecretOnce title={t("user.initial")} hint={t("user.initialText", { name: add.data?.name })} secret={made} />
          <Button look="primary" onClick={onClose}>
            {t("action.close")}
          </Button>
        </div>
      ) : (
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <FormError error={add.error} fields={[...Object.keys(values), "password"]} />
          <UserFields values={values} fault={fault} onChange={change} />
          <PasswordField label={t("accounts.users.password")} hint={t("accounts.users.passwordHint")} autoComplete="new-password" isRequired={false} value={password} error={fault("password")} onChange={setPassword} />
          <Button type="submit" look="accent" isBusy={add.isPending}>
            {t("action.save")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
