import { useTranslation } from "react-i18next";
import { Chip } from "@/ui/Chip";
import { SelectField } from "@/ui/fields";
import { useCategories } from "../../catalog/api";
import { useProducts } from "../../sales/api";
import type { Customer } from "../api";

interface PreferencesFieldProps {
  /** Those that the customer has already; they may not be sold any more. */
  known: Customer["preferred"];
  values: string[];
  error?: string;
  onChange: (values: string[]) => void;
}

/** Products and categories that a customer likes. */
export function PreferencesField({ known, values, error, onChange }: PreferencesFieldProps) {
  const { t } = useTranslation();
  const [products, categories] = [useProducts(), useCategories()];
  const named = [...known, ...(products.data?.data ?? []), ...(categories.data?.data ?? [])];
  const free = (kind: string, rows: { id: string; name: string }[] | undefined) => (rows ?? []).filter((row) => !values.includes(row.id)).map((row) => ({ value: row.id, label: `${kind}: ${row.name}` }));
  const choices = [...free(t("customers.form.categories"), categories.data?.data), ...free(t("customers.form.products"), products.data?.data)];
  return (
    <div className="grid gap-2">
      <SelectField label={t("customers.form.preferences")} hint={t("customers.form.preferencesHint")} empty={t("customers.form.addPreference")} value="" choices={choices} error={error} onChange={(id) => id && onChange([...values, id])} />
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((id) => {
            const name = named.find((row) => row.id === id)?.name ?? "…";
            return <Chip key={id} text={name} label={t("customers.form.removePreference", { name })} onRemove={() => onChange(values.filter((other) => other !== id))} />;
          })}
        </ul>
      )}
    </div>
  );
}
