import "../door/locales";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button, Card, CardHead, Pill } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, faultsOf } from "@/ui/fields";
import { PasswordField } from "../PasswordField";

const EnrolDialog = lazy(() => import("./EnrolDialog"));

/** The second factor: on or off. */
export function TwoFactor() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [open, setOpen] = useState<"on" | "off" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <CardHead
        title={
          <span className="flex items-center gap-2">
            {t("accounts.totp.title")}
            <Pill tone={user.has_totp ? "success" : "plain"}>{t(user.has_totp ? "accounts.totp.isOn" : "accounts.totp.isOff")}</Pill>
          </span>
        }
        hint={t(user.has_totp ? "accounts.totp.onHint" : "accounts.totp.offHint")}
        actions={
          user.has_totp ? (
            <Button look="danger" onClick={() => setOpen("off")}>
              {t("accounts.totp.turnOff")}
            </Button>
          ) : (
            <Button onClick={() => setOpen("on")}>{t("accounts.totp.turnOn")}</Button>
          )
        }
      />
      <Suspense>{open === "on" && <EnrolDialog onClose={close} />}</Suspense>
      {open === "off" && <TurnOff onClose={close} />}
    </Card>
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const off = useAction<void>(() => post("/api/auth/totp/disable", { password }), { refresh: ["/api/auth/me"], done: t("accounts.totp.turnedOff"), isSilent: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t("accounts.totp.offTitle")}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          off.mutate();
        }}
      >
        <p className="text-muted-foreground">{t("accounts.totp.offText")}</p>
        <FormError error={off.error} fields={["password"]} />
        <PasswordField label={t("login.password")} autoComplete="current-password" autoFocus value={password} error={faultsOf(off.error)("password")} onChange={setPassword} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="danger" isBusy={off.isPending}>
            {t("accounts.totp.turnOff")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
