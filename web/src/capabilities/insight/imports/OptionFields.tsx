import { useTranslation } from "react-i18next";
import { useAll } from "@/lib/hooks";
import type { ProblemFault } from "@/lib/api";
import { CheckField } from "@/ui/CheckField";
import { SelectField, TextField } from "@/ui/fields";
import type { FileOption, Options } from "./api";

interface OptionFieldsProps {
  options: FileOption[];
  values: Options;
  faults?: ProblemFault[];
  disabled?: boolean;
  onChange: (name: string, value: string | boolean) => void;
}

/** What is chosen for the whole file, as its kind asks for it. */
export function OptionFields({ options, values, faults = [], disabled, onChange }: OptionFieldsProps) {
  return options.map((option) => {
    const error = faults.find(({ field }) => field === `options.${option.name}` || field === option.name)?.message;
    const common = { option, value: values[option.name], error, disabled, onChange: (value: string | boolean) => onChange(option.name, value) };
    if (option.shape === "yes_no") return <CheckField key={option.name} label={option.label} hint={option.hint} error={error} disabled={disabled} checked={values[option.name] === true} onChange={common.onChange} />;
    return option.shape === "text" ? <Words key={option.name} {...common} /> : <OneOf key={option.name} {...common} />;
  });
}

interface OptionFieldProps {
  option: FileOption;
  value: string | boolean | undefined;
  error?: string;
  disabled?: boolean;
  onChange: (value: string) => void;
}

const said = (value: string | boolean | undefined) => (typeof value === "string" ? value : "");

const Words = ({ option, value, ...rest }: OptionFieldProps) => <TextField label={option.label} hint={option.hint} value={said(value)} {...rest} />;

function OneOf({ option, value, ...rest }: OptionFieldProps) {
  const { t } = useTranslation();
  const list = useAll<{ id: string; name: string }>(`${option.source}?per_page=200`, option.source !== null);
  const choices = (list.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <SelectField label={option.label} hint={option.hint} choices={choices} empty={t("imports.choose.none")} value={said(value)} {...rest} />;
}
