import { Eye, EyeOff } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "@/ui/fields";

interface PasswordFieldProps {
  label: string;
  hint?: string;
  error?: string;
  value: string;
  autoComplete: "current-password" | "new-password";
  autoFocus?: boolean;
  isRequired?: boolean;
  onChange: (value: string) => void;
}

/** A password that can be shown, and that says when Caps Lock is on. */
export function PasswordField({ hint, isRequired = true, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isShown, show] = useState(false);
  const [hasCaps, setCaps] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="grid gap-1">
      <TextField type={isShown ? "text" : "password"} isRequired={isRequired} spellCheck={false} hint={hasCaps ? <span className="font-medium text-warning">{t("login.capsLock")}</span> : hint} onKeyDown={(event) => setCaps(event.getModifierState("CapsLock"))} onKeyUp={(event) => setCaps(event.getModifierState("CapsLock"))} onBlur={() => setCaps(false)} {...rest} />
      <label htmlFor={id} className="flex items-center gap-2 justify-self-start text-sm text-muted-foreground max-md:min-h-11">
        <input id={id} type="checkbox" checked={isShown} onChange={(event) => show(event.target.checked)} />
        <Icon className="size-4" aria-hidden />
        {t("login.showPassword")}
      </label>
    </div>
  );
}
