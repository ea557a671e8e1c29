import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parseNumber } from "@/lib/parse";
import { MoneyField, SelectField, TextField } from "@/ui/fields";
import { PickField } from "@/ui/PickField";
import type { OwnField, OwnValue } from "./api";
import { numberText } from "./value";

interface FieldInputProps {
  field: Pick<OwnField, "type" | "choices" | "required">;
  label: string;
  hint?: string;
  value: OwnValue | undefined;
  error?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  onChange: (value: OwnValue) => void;
}

/** What is typed or chosen in an own field, by its kind. */
export function FieldInput({ field, value, onChange, ...rest }: FieldInputProps) {
  const { t } = useTranslation();
  const common = { ...rest, isRequired: field.required };
  const text = typeof value === "string" ? value : "";
  const blank = (typed: string) => onChange(typed || null);
  switch (field.type) {
    case "number":
      return <NumberInput field={field} value={value} onChange={onChange} {...rest} />;
    case "money":
      return <MoneyField {...common} value={typeof value === "number" ? value : undefined} onChange={(amount) => onChange(amount ?? null)} />;
    case "date":
      return <TextField {...common} type="date" value={text} onChange={blank} />;
    case "yes_no":
      return <SelectField {...common} empty="–" value={typeof value === "boolean" ? String(value) : ""} choices={["true", "false"].map((said) => ({ value: said, label: t(said === "true" ? "state.yes" : "state.no") }))} onChange={(said) => onChange(said === "" ? null : said === "true")} />;
    case "choice":
      return <SelectField {...common} empty="–" value={text} choices={withHeld(field.choices, text ? [text] : []).map((word) => ({ value: word, label: word }))} onChange={blank} />;
    case "multi_choice": {
      const words = Array.isArray(value) ? value : [];
      return <PickField {...common} values={words} choices={withHeld(field.choices, words)} onChange={(next) => onChange(next.length > 0 ? next : null)} />;
    }
    case "url":
      return <TextField {...common} type="url" inputMode="url" autoComplete="off" placeholder="https://" maxLength={2_000} value={text} onChange={blank} />;
    case "text":
      return <TextField {...common} autoComplete="off" maxLength={1_000} value={text} onChange={blank} />;
  }
}

/** The choices, with those that are chosen although they are offered no more. */
const withHeld = (choices: string[], held: string[]) => [...choices, ...held.filter((word) => !choices.includes(word))];

/** Digits as one types them. What is no number is sent as it is, so that the server names it. */
function NumberInput({ field, value, error, onChange, ...rest }: FieldInputProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => numberText(value));
  const shown = parseNumber(text) === value || text === value ? text : numberText(value);
  const change = (typed: string) => {
    setText(typed);
    onChange(typed.trim() === "" ? null : (parseNumber(typed) ?? typed));
  };
  return <TextField {...rest} isRequired={field.required} inputMode="decimal" autoComplete="off" maxLength={40} className="[&_input]:text-right" value={shown} error={error && typeof value === "string" ? t("fields.badNumber") : error} onChange={change} />;
}
