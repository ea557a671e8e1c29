import { useQuery } from "@tanstack/react-query";
import { Link, useRouterState, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { speak } from "@/app/i18n";
import { useAction } from "@/app/useAction";
import { type ApiError, get, post } from "@/lib/api";
import { locale } from "@/lib/format";
import { Button } from "@/ui/basics";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";

/** Everything before the frame: log in, set up, forgot, reset. */
export default function Door() {
  const { t, i18n } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const setup = useQuery({ queryKey: ["/api/setup"], queryFn: () => get<{ needed: boolean }>("/api/setup") });
  const form = setup.data?.needed ? <SetUp /> : path === "/forgot" ? <Forgot /> : path === "/reset" ? <Reset /> : <LogIn />;
  return (
    <div className="grid min-h-dvh lg:grid-cols-[1fr_480px]">
      <aside className="flex flex-col justify-between bg-[var(--navy-900)] p-10 text-white max-lg:hidden">
        <span className="flex items-center gap-3 text-xl font-semibold">
          <img src="/favicon.svg" alt="" className="size-10 rounded-lg" />
          {t("app.name")}
        </span>
        <p className="max-w-xl text-[2rem] leading-snug font-semibold text-balance">{t("login.lead")}</p>
        <span className="h-1 w-24 rounded-full bg-accent" />
      </aside>
      <main className="grid content-center gap-6 bg-card p-6 sm:p-10">
        <img src="/favicon.svg" alt="" className="size-10 rounded-lg lg:hidden" />
        {form}
        <Button look="ghost" size="sm" className="justify-self-start" onClick={() => speak(i18n.language === "id" ? "en" : "id")}>
          {i18n.language === "id" ? "English" : "Bahasa Indonesia"}
        </Button>
      </main>
    </div>
  );
}

/** Only addresses of this site: somebody else's link must not lead away after the login. */
function safeNext(next: unknown) {
  return typeof next === "string" && next.startsWith("/") && !next.startsWith("//") && !next.startsWith("/login") ? next : "/";
}

function LogIn() {
  const { t } = useTranslation();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [values, setValues] = useState({ email: "", password: "", code: "" });
  const [isShown, show] = useState(false);
  const [hasCaps, setCaps] = useState(false);
  const login = useAction<unknown>(() => post("/api/auth/login", { email: values.email, password: values.password, ...(values.code && { code: values.code }) }), {
    isQuiet: true,
    onDone: () => location.assign(safeNext(next)),
  });
  const error: ApiError | null = login.error;
  const needsCode = error?.code === "totp_required" || error?.code === "wrong_code" || values.code !== "";
  const fault = faultsOf(error);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        login.mutate();
      }}
    >
      <h1 className="text-xl font-semibold">{t("login.title")}</h1>
      {error && error.code !== "totp_required" && <FormError error={error} fields={["email", "password"]} />}
      <TextField label={t("login.email")} type="email" autoComplete="username" isRequired value={values.email} error={fault("email")} onChange={(email) => setValues({ ...values, email })} />
      <TextField
        label={t("login.password")}
        type={isShown ? "text" : "password"}
        autoComplete="current-password"
        isRequired
        value={values.password}
        error={fault("password")}
        hint={hasCaps ? t("login.capsLock") : undefined}
        onKeyUp={(event) => setCaps(event.getModifierState("CapsLock"))}
        onChange={(password) => setValues({ ...values, password })}
      />
      <label className="flex items-center gap-2 text-sm">
        <input type="checkbox" checked={isShown} onChange={(event) => show(event.target.checked)} />
        {t("login.showPassword")}
      </label>
      {needsCode && <TextField label={t("login.code")} hint={t("login.codeHint")} autoFocus inputMode="numeric" value={values.code} onChange={(code) => setValues({ ...values, code })} />}
      <Button type="submit" look="accent" isBusy={login.isPending}>
        {t("login.submit")}
      </Button>
      <Link to="/forgot" className="text-sm text-info underline-offset-2 hover:underline">
        {t("login.forgot")}
      </Link>
    </form>
  );
}

function SetUp() {
  const { t } = useTranslation();
  const [values, setValues] = useState({ workspace_name: "", time_zone: "Asia/Jakarta", name: "", email: "", password: "" });
  const set = useAction<unknown>(() => post("/api/setup", { ...values, locale: locale() }), { isQuiet: true, onDone: () => location.assign("/") });
  const fault = faultsOf(set.error);
  const text = (name: "workspace_name" | "name" | "email" | "password", label: string, rest: { type?: string; hint?: string } = {}) => (
    <TextField label={label} isRequired value={values[name]} error={fault(name)} onChange={(value) => setValues({ ...values, [name]: value })} {...rest} />
  );
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <div>
        <h1 className="text-xl font-semibold">{t("setup.title")}</h1>
        <p className="text-muted-foreground">{t("setup.hint")}</p>
      </div>
      <FormError error={set.error} fields={Object.keys(values)} />
      {text("workspace_name", t("setup.workspace"))}
      <SelectField
        label={t("setup.zone")}
        value={values.time_zone}
        choices={["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"].map((value) => ({ value, label: value }))}
        onChange={(time_zone) => setValues({ ...values, time_zone })}
      />
      {text("name", t("setup.name"))}
      {text("email", t("login.email"), { type: "email" })}
      {text("password", t("login.password"), { type: "password", hint: t("login.newHint") })}
      <Button type="submit" look="accent" isBusy={set.isPending}>
        {t("setup.submit")}
      </Button>
    </form>
  );
}

function Forgot() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const send = useAction<unknown>(() => post("/api/auth/forgot", { email }), { isQuiet: true });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h1 className="text-xl font-semibold">{t("login.forgotTitle")}</h1>
      <p className="text-muted-foreground">{t("login.forgotHint")}</p>
      {send.isSuccess ? (
        <p role="status" className="rounded-md bg-success-soft px-3 py-2 text-success">
          {t("login.forgotSent")}
        </p>
      ) : (
        <>
          <TextField label={t("login.email")} type="email" isRequired value={email} error={faultsOf(send.error)("email")} onChange={setEmail} />
          <Button type="submit" look="accent" isBusy={send.isPending}>
            {t("login.send")}
          </Button>
        </>
      )}
      <Link to="/login" className="text-sm text-info">
        {t("action.back")}
      </Link>
    </form>
  );
}

function Reset() {
  const { t } = useTranslation();
  const { token } = useSearch({ strict: false }) as { token?: string };
  const [password, setPassword] = useState("");
  const reset = useAction<unknown>(() => post("/api/auth/reset", { token: token ?? "", new: password }), { isQuiet: true, onDone: () => location.assign("/login") });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate();
      }}
    >
      <h1 className="text-xl font-semibold">{t("login.resetTitle")}</h1>
      <FormError error={reset.error} fields={["new"]} />
      <TextField label={t("login.newPassword")} hint={t("login.newHint")} type="password" autoComplete="new-password" isRequired value={password} error={faultsOf(reset.error)("new")} onChange={setPassword} />
      <Button type="submit" look="accent" isBusy={reset.isPending}>
        {t("action.save")}
      </Button>
    </form>
  );
}
