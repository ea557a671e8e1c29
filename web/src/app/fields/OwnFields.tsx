import "./locales";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";
import { type FieldOwner, type OwnValues, nameOf, useOwnFields } from "./api";
import { FieldInput } from "./FieldInput";

interface OwnFieldsProps {
  of: FieldOwner;
  /** What stands in the thing; absent for a new one, which begins with what the business set. */
  stored?: OwnValues;
  /** What was typed since, by key. */
  typed: OwnValues;
  fault: (field: string) => string | undefined;
  disabled?: boolean;
  onChange: (typed: OwnValues) => void;
}

/** The fields that the business added, in the form of a thing. Nothing where there are none. */
export function OwnFields({ of, stored, typed, fault, disabled, onChange }: OwnFieldsProps) {
  const { t } = useTranslation();
  const fields = useOwnFields(of).data?.data ?? [];
  if (fields.length === 0) return null;
  return (
    <fieldset className="grid gap-4 border-t pt-4 sm:grid-cols-2">
      <legend className="float-left mb-1 w-full font-semibold sm:col-span-2">{t("fields.title")}</legend>
      {fields.map((field) => (
        <div key={field.id} className={cn("grid min-w-0", (fields.length === 1 || field.type === "url" || field.type === "multi_choice") && "sm:col-span-2")}>
          <FieldInput
            field={field}
            label={field.label}
            disabled={disabled}
            value={field.key in typed ? typed[field.key] : stored ? stored[field.key] : field.default}
            error={fault(nameOf(field))}
            onChange={(value) => onChange({ ...typed, [field.key]: value })}
          />
        </div>
      ))}
    </fieldset>
  );
}
