import "./door/locales";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { me, useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button, Card, PageHead } from "@/ui/basics";
import { FormError, faultsOf } from "@/ui/fields";
import { PasswordField } from "./PasswordField";

/** Change one's password; also the first thing that a new user sees. */
export default function PasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  const [values, setValues] = useState({ current: "", new: "" });
  const client = useQueryClient();
  const change = useAction<void>(() => post("/api/auth/password", values), {
    done: t("login.changed"),
    isSilent: true,
    // As long as the frame believes that it must be changed, every way leads back here.
    onDone: () => void client.refetchQueries(me).then(() => navigate({ to: "/" })),
  });
  const fault = faultsOf(change.error);
  return (
    <div className="mx-auto max-w-md">
      <PageHead title={t("login.changeTitle")} hint={user.must_change_password ? t("login.changeHint") : undefined} />
      <Card className="p-5">
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate();
          }}
        >
          <FormError error={change.error} fields={["current", "new"]} />
          <PasswordField label={t("login.current")} autoComplete="current-password" autoFocus value={values.current} error={fault("current")} onChange={(current) => setValues({ ...values, current })} />
          <PasswordField label={t("login.newPassword")} hint={t("login.newHint")} autoComplete="new-password" value={values.new} error={fault("new")} onChange={(text) => setValues({ ...values, new: text })} />
          <Button type="submit" look="accent" isBusy={change.isPending}>
            {t("action.save")}
          </Button>
        </form>
      </Card>
    </div>
  );
}
