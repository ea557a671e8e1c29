import { useTranslation } from "react-i18next";
import { type Role, useMay } from "@/app/session";
import { CheckField } from "@/ui/CheckField";
import { SelectField, TextField } from "@/ui/fields";
import { choices } from "../../sales/api";
import { ROLES, useTeams } from "../api";
import type { UserInput } from "./userInput";

/** What can be granted beyond a role, and to which roles it means something. */
const GRANTS: { permission: string; roles: Role[] }[] = [{ permission: "read_costs", roles: ["admin", "sales"] }];

interface UserFieldsProps {
  values: UserInput;
  fault: (field: string) => string | undefined;
  disabled?: boolean;
  /** Nobody changes their own role. */
  isSelf?: boolean;
  onChange: (changes: Partial<UserInput>) => void;
}

/** The fields of a user: who, which role and team, how to reach them. */
export function UserFields({ values, fault, disabled = false, isSelf = false, onChange }: UserFieldsProps) {
  const { t } = useTranslation();
  const teams = useTeams();
  const mayMakeOwners = useMay("manage_owners");
  const roles = ROLES.filter((role) => role !== "owner" || mayMakeOwners || values.role === "owner");
  const grants = mayMakeOwners ? GRANTS.filter((grant) => grant.roles.includes(values.role)) : [];
  const text = (field: "name" | "email" | "phone" | "telegram_chat_id" | "daily_quota", label: string, rest: object = {}) => (
    <TextField label={label} disabled={disabled} value={values[field]} error={fault(field)} onChange={(value) => onChange({ [field]: value })} {...rest} />
  );
  return (
    <>
      {text("name", t("user.name"), { isRequired: true, autoComplete: "off", maxLength: 120 })}
      {text("email", t("user.email"), { isRequired: true, type: "email", autoComplete: "off", maxLength: 254 })}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("user.role")} disabled={disabled || isSelf} value={values.role} choices={roles.map((value) => ({ value, label: t(`role.${value}`) }))} error={fault("role")} onChange={(role) => onChange({ role: role as Role })} />
        <SelectField label={t("user.team")} disabled={disabled} empty={t("user.noTeam")} value={values.team_id} choices={choices(teams.data)} error={fault("team_id")} onChange={(team_id) => onChange({ team_id })} />
        {text("phone", t("accounts.users.phone"), { type: "tel", autoComplete: "off" })}
        <SelectField label={t("accounts.users.language")} disabled={disabled} value={values.locale} choices={[{ value: "id", label: "Bahasa Indonesia" }, { value: "en", label: "English" }]} onChange={(locale) => onChange({ locale: locale as UserInput["locale"] })} />
        {text("telegram_chat_id", t("accounts.users.telegram"), { hint: t("accounts.users.telegramHint"), maxLength: 40, inputMode: "numeric" })}
        {values.role === "technician" && text("daily_quota", t("accounts.users.quota"), { type: "number", min: 0, max: 100, inputMode: "numeric" })}
      </div>
      {grants.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-sm font-medium">{t("accounts.users.granted")}</legend>
          {grants.map(({ permission }) => (
            <CheckField
              key={permission}
              label={t(`accounts.users.grants.${permission}`)}
              hint={t("accounts.users.grantedHint")}
              disabled={disabled}
              error={fault("granted")}
              checked={values.granted.includes(permission)}
              onChange={(isOn) => onChange({ granted: isOn ? [...values.granted, permission] : values.granted.filter((other) => other !== permission) })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
