import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { TextField } from "@/ui/fields";

interface PhonesFieldProps {
  values: string[];
  fault: (field: string) => string | undefined;
  onChange: (values: string[]) => void;
}

/** Further numbers of a customer. */
export function PhonesField({ values, fault, onChange }: PhonesFieldProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t("customers.form.extraPhones")}</legend>
      {values.map((value, index) => (
        <div key={index} className="flex items-end gap-2">
          <TextField className="flex-1" label={t("customers.form.phoneNo", { n: index + 1 })} type="tel" inputMode="tel" autoComplete="off" maxLength={40} value={value} error={fault(`extra_phones[${index}]`)} onChange={(text) => onChange(values.map((other, at) => (at === index ? text : other)))} />
          <Button look="ghost" size="icon" aria-label={t("customers.form.removePhone", { phone: value })} onClick={() => onChange(values.filter((_, at) => at !== index))}>
            <X className="size-4" aria-hidden />
          </Button>
        </div>
      ))}
      {values.length < 9 && (
        <Button size="sm" look="ghost" className="justify-self-start" onClick={() => onChange([...values, ""])}>
          <Plus className="size-4" aria-hidden />
          {t("customers.form.addPhone")}
        </Button>
      )}
    </fieldset>
  );
}
