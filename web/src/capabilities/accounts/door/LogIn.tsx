import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type ApiError, post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { PasswordField } from "../PasswordField";

/** Only addresses of this site: somebody else's link must not lead away after the login. */
function safeNext(next: unknown) {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) && !next.startsWith("/login") ? next : "/";
}

/** Email, password and, where it is asked for, the code from the phone. */
export function LogIn() {
  const { t } = useTranslation();
  const { next, changed } = useSearch({ strict: false }) as { next?: string; changed?: string };
  const [values, setValues] = useState({ email: "", password: "", code: "" });
  const login = useAction<unknown>(() => post("/api/auth/login", { email: values.email, password: values.password, ...(values.code && { code: values.code.trim() }) }), {
    isSilent: true,
    onDone: () => location.assign(safeNext(next)),
  });
  const error: ApiError | null = login.error;
  const needsCode = error?.code === "totp_required" || error?.code === "wrong_code" || values.code !== "";
  const fault = faultsOf(error);
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        login.mutate();
      }}
    >
      <h1 className="text-xl font-semibold">{t("login.title")}</h1>
      {changed && !error && (
        <p role="status" className="rounded-md bg-success-soft px-3 py-2 text-success">
          {t("accounts.door.changed")}
        </p>
      )}
      {error && error.code !== "totp_required" && <FormError error={error} fields={["email", "password"]} />}
      <TextField label={t("login.email")} type="email" autoComplete="username" autoFocus isRequired value={values.email} error={fault("email")} onChange={(email) => setValues({ ...values, email })} />
      <PasswordField label={t("login.password")} autoComplete="current-password" value={values.password} error={fault("password")} onChange={(password) => setValues({ ...values, password })} />
      {needsCode && <TextField label={t("login.code")} hint={t("login.codeHint")} autoFocus autoComplete="one-time-code" value={values.code} onChange={(code) => setValues({ ...values, code })} />}
      <Button type="submit" look="accent" isBusy={login.isPending}>
        {t("login.submit")}
      </Button>
      <Link to="/forgot" className="justify-self-start text-sm text-info underline-offset-2 hover:underline max-md:py-3">
        {t("login.forgot")}
      </Link>
    </form>
  );
}
