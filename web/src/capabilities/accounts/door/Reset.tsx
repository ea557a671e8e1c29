import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, faultsOf } from "@/ui/fields";
import { PasswordField } from "../PasswordField";

/** Chooses a new password by the link from the mail. */
export function Reset() {
  const { t } = useTranslation();
  const { token } = useSearch({ strict: false }) as { token?: string };
  const [password, setPassword] = useState("");
  const reset = useAction<unknown>(() => post("/api/auth/reset", { token: token ?? "", new: password }), { isSilent: true, onDone: () => location.assign("/login?changed=1") });
  const fault = faultsOf(reset.error);
  const isDead = !token || fault("token") !== undefined || (reset.error !== null && reset.error.faults.length === 0 && reset.error.status >= 400 && reset.error.status < 500);
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate();
      }}
    >
      <h1 className="text-xl font-semibold">{t("login.resetTitle")}</h1>
      {isDead ? (
        <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger">
          {fault("token") ?? reset.error?.message ?? t("accounts.door.expired")}
        </p>
      ) : (
        <>
          <FormError error={reset.error} fields={["new", "token"]} />
          <PasswordField label={t("login.newPassword")} hint={t("login.newHint")} autoComplete="new-password" autoFocus value={password} error={fault("new")} onChange={setPassword} />
          <Button type="submit" look="accent" isBusy={reset.isPending}>
            {t("action.save")}
          </Button>
        </>
      )}
      <Link to={isDead ? "/forgot" : "/login"} className="justify-self-start text-sm text-info hover:underline max-md:py-3">
        {t(isDead ? "accounts.door.again" : "accounts.door.toLogin")}
      </Link>
    </form>
  );
}
