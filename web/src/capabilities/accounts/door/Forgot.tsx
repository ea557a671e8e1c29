import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { FormError, TextField, faultsOf } from "@/ui/fields";

/** Asks for a link to choose a new password; the answer is the same whether or not the email is known. */
export function Forgot() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const send = useAction<unknown>(() => post("/api/auth/forgot", { email }), { isSilent: true });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <div>
        <h1 className="text-xl font-semibold">{t("login.forgotTitle")}</h1>
        <p className="text-muted-foreground">{t("login.forgotHint")}</p>
      </div>
      {send.isSuccess ? (
        <p role="status" className="rounded-md bg-success-soft px-3 py-2 text-success">
          {t("login.forgotSent")}
        </p>
      ) : (
        <>
          <FormError error={send.error} fields={["email"]} />
          <TextField label={t("login.email")} type="email" autoComplete="username" autoFocus isRequired value={email} error={faultsOf(send.error)("email")} onChange={setEmail} />
          <Button type="submit" look="accent" isBusy={send.isPending}>
            {t("login.send")}
          </Button>
        </>
      )}
      <Link to="/login" className="justify-self-start text-sm text-info hover:underline max-md:py-3">
        {t("accounts.door.toLogin")}
      </Link>
    </form>
  );
}
