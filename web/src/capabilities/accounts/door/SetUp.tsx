import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { locale } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { PasswordField } from "../PasswordField";
import { zoneChoices } from "../zones";

const EMPTY = { workspace_name: "", time_zone: "Asia/Jakarta", name: "", email: "" };
/** What stands on the first page; a fault there leads back to it. */
const BUSINESS = ["workspace_name", "time_zone"];

/** The first minute: the business, then its owner. */
export function SetUp() {
  const { t } = useTranslation();
  const { values, change, forget } = useDraft("setup", EMPTY);
  const [password, setPassword] = useState("");
  const [step, go] = useState(1);
  const [isAsked, ask] = useState(false);
  const isNameless = values.workspace_name.trim() === "";
  const set = useAction<unknown>(() => post("/api/setup", { ...values, password, locale: locale() }), {
    isSilent: true,
    onDone: () => {
      forget();
      location.assign("/");
    },
  });
  const fault = faultsOf(set.error);
  const submit = () => {
    if (step === 1) return isNameless ? ask(true) : go(2);
    set.mutate(undefined, { onError: (error) => error.faults.some((one) => BUSINESS.includes(one.field)) && go(1) });
  };
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <h1 className="text-xl font-semibold">{t("setup.title")}</h1>
        <p className="text-muted-foreground">{t("setup.hint")}</p>
      </div>
      <Steps step={step} />
      <FormError error={set.error} fields={[...Object.keys(EMPTY), "password"]} />
      {step === 1 ? (
        <>
          <TextField label={t("setup.workspace")} hint={t("accounts.setup.workspaceHint")} isRequired autoFocus autoComplete="organization" maxLength={120} value={values.workspace_name} error={isAsked && isNameless ? t("accounts.setup.nameNeeded") : fault("workspace_name")} onChange={(workspace_name) => change({ workspace_name })} />
          <SelectField label={t("setup.zone")} hint={t("accounts.setup.zoneHint")} value={values.time_zone} choices={zoneChoices(values.time_zone)} error={fault("time_zone")} onChange={(time_zone) => change({ time_zone })} />
          <Button type="submit" look="accent">
            {t("accounts.setup.next")}
          </Button>
        </>
      ) : (
        <>
          <p className="text-muted-foreground">{t("accounts.setup.ownerHint")}</p>
          <TextField label={t("setup.name")} isRequired autoFocus autoComplete="name" maxLength={120} value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
          <TextField label={t("login.email")} type="email" isRequired autoComplete="username" maxLength={254} value={values.email} error={fault("email")} onChange={(email) => change({ email })} />
          <PasswordField label={t("login.password")} hint={t("login.newHint")} autoComplete="new-password" value={password} error={fault("password")} onChange={setPassword} />
          <div className="grid grid-cols-[auto_1fr] gap-2">
            <Button onClick={() => go(1)}>{t("accounts.setup.back")}</Button>
            <Button type="submit" look="accent" isBusy={set.isPending}>
              {t("setup.submit")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function Steps({ step }: { step: number }) {
  const { t } = useTranslation();
  return (
    <ol className="grid grid-cols-2 gap-2" aria-label={t("accounts.setup.step", { n: step })}>
      {[t("accounts.setup.stepBusiness"), t("accounts.setup.stepOwner")].map((words, index) => (
        <li key={words} aria-current={index + 1 === step ? "step" : undefined} className={cn("border-t-2 pt-2 text-sm text-muted-foreground", index < step && "border-accent", index + 1 === step && "font-medium text-foreground")}>
          {index + 1}. {words}
        </li>
      ))}
    </ol>
  );
}
