import { useState } from "react";
import { useTranslation } from "react-i18next";
import { speak } from "@/app/i18n";
import { type User, useSession } from "@/app/session";
import { wear } from "@/app/theme";
import { differences, useChange } from "@/app/useChange";
import { phone } from "@/lib/format";
import { Button, Card, CardHead, Fact } from "@/ui/basics";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { useTeams } from "../api";
import { OwnPicture } from "./OwnPicture";
import { OwnTelegram } from "./OwnTelegram";

/** Name, phone, language, appearance. */
export function AccountForm() {
  const { t } = useTranslation();
  const { user, permissions } = useSession();
  const [before] = useState({ name: user.name, phone: phone(user.phone), locale: user.locale, theme: user.theme });
  const [values, setValues] = useState(before);
  const teams = useTeams(permissions.includes("read_users"));
  const team = teams.data?.data.find((one) => one.id === user.team_id)?.name;
  const names = { name: t("user.name"), phone: t("profile.phone"), locale: t("profile.language"), theme: t("profile.theme") };
  const { save, dialog } = useChange<User>(user, {
    path: "/api/me",
    refresh: ["/api/auth/me", "/api/users"],
    names,
    onSaved: (saved) => {
      speak(saved.locale);
      wear(saved.theme);
    },
  });
  const fault = faultsOf(save.error);
  const body = ({ phone: number, ...rest }: typeof values) => ({ ...rest, phone: number.trim() || null });
  return (
    <Card>
      <CardHead title={t("profile.account")} />
      <OwnPicture />
      <dl className="grid gap-4 border-b px-5 py-4 sm:grid-cols-2">
        <Fact label={t("user.email")}>{user.email}</Fact>
        <Fact label={t("user.role")}>{[t(`role.${user.role}`), team].filter(Boolean).join(" · ")}</Fact>
      </dl>
      <OwnTelegram />
      <form
        noValidate
        className="grid gap-4 p-5 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ changes: differences(body(before), body(values)) });
        }}
      >
        <FormError error={save.error?.status === 412 ? null : save.error} fields={Object.keys(values)} />
        <TextField label={names.name} isRequired maxLength={120} autoComplete="name" value={values.name} error={fault("name")} onChange={(name) => setValues({ ...values, name })} />
        <TextField label={names.phone} type="tel" autoComplete="tel" value={values.phone} error={fault("phone")} onChange={(phone) => setValues({ ...values, phone })} />
        <SelectField label={names.locale} value={values.locale} choices={[{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }]} onChange={(locale) => setValues({ ...values, locale: locale as User["locale"] })} />
        <SelectField label={names.theme} value={values.theme} choices={["system", "light", "dark"].map((value) => ({ value, label: t(`profile.${value}`) }))} onChange={(theme) => setValues({ ...values, theme: theme as User["theme"] })} />
        <Button type="submit" look="accent" className="justify-self-start max-md:justify-self-stretch" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
      {dialog}
    </Card>
  );
}
