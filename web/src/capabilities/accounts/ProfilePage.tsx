import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { speak } from "@/app/i18n";
import { type User, useSession } from "@/app/session";
import { wear } from "@/app/theme";
import { useAction } from "@/app/useAction";
import { patch, remove } from "@/lib/api";
import { moment, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, PageHead, Pill } from "@/ui/basics";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";

interface OpenSession {
  id: string;
  kind: string;
  seen_at: string;
  ip: string;
  user_agent: string;
  is_current: boolean;
}

/** One's own account: name, language, appearance, open sessions. */
export default function ProfilePage() {
  const { t } = useTranslation();
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <PageHead title={t("profile.title")} />
      <Account />
      <Security />
    </div>
  );
}

function Account() {
  const { t } = useTranslation();
  const { user } = useSession();
  const [values, setValues] = useState({ name: user.name, phone: user.phone ?? "", locale: user.locale, theme: user.theme });
  const save = useAction<User>(() => patch<User>("/api/me", { ...values, phone: values.phone || null }), {
    refresh: ["/api/auth/me"],
    done: t("state.saved"),
    isQuiet: true,
    onDone: () => {
      speak(values.locale);
      wear(values.theme);
    },
  });
  const fault = faultsOf(save.error);
  return (
    <Card>
      <CardHead title={t("profile.account")} hint={`${user.email} · ${t(`role.${user.role}`)}`} />
      <form
        className="grid gap-4 px-5 pb-5 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={Object.keys(values)} />
        <TextField label={t("user.name")} isRequired value={values.name} error={fault("name")} onChange={(name) => setValues({ ...values, name })} />
        <TextField label={t("profile.phone")} type="tel" value={values.phone} error={fault("phone")} onChange={(phone) => setValues({ ...values, phone })} />
        <SelectField label={t("profile.language")} value={values.locale} choices={[{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }]} onChange={(value) => setValues({ ...values, locale: value as "id" })} />
        <SelectField label={t("profile.theme")} value={values.theme} choices={["system", "light", "dark"].map((value) => ({ value, label: t(`profile.${value}`) }))} onChange={(value) => setValues({ ...values, theme: value as "light" })} />
        <Button type="submit" look="accent" className="justify-self-start" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
    </Card>
  );
}

function Security() {
  const { t } = useTranslation();
  const sessions = useOne<{ data: OpenSession[] }>("/api/auth/sessions");
  const end = useAction<void, string>((id) => remove(`/api/auth/sessions/${id}`), { refresh: ["/api/auth/sessions"] });
  return (
    <Card>
      <CardHead
        title={t("profile.security")}
        hint={t("profile.sessions")}
        actions={
          <Link to="/password" className="inline-flex h-9 items-center rounded-md border px-3.5 font-medium hover:bg-row-hover">
            {t("profile.changePassword")}
          </Link>
        }
      />
      <ul className="pb-3">
        {sessions.data?.data.map((session) => (
          <li key={session.id} className="flex items-center justify-between gap-3 px-5 py-2">
            <span className="min-w-0">
              <span className="block truncate">{session.user_agent || session.kind}</span>
              <span className="text-xs text-muted-foreground" title={moment(session.seen_at)}>
                {session.ip} · {relative(session.seen_at)}
              </span>
            </span>
            {session.is_current ? (
              <Pill tone="success">{t("profile.thisSession")}</Pill>
            ) : (
              <Button size="sm" onClick={() => end.mutate(session.id)}>
                {t("profile.endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
