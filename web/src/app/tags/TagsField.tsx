import "./locales";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "@/ui/Chip";
import type { Tagged } from "./api";
import { TagInput } from "./TagInput";

interface TagsFieldProps {
  of: Tagged;
  /** What the field is called where it is not just labels. */
  label?: string;
  hint?: string;
  /** The field's name in faults. */
  name?: string;
  values: string[];
  fault: (field: string) => string | undefined;
  autoFocus?: boolean;
  disabled?: boolean;
  mayMake?: boolean;
  onChange: (values: string[]) => void;
}

/** The labels of a thing in its form: completed from those in use, or new ones. */
export function TagsField({ of, label, hint, name = "tags", values, fault, autoFocus, disabled, mayMake, onChange }: TagsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const error = fault(name) ?? values.map((_, index) => fault(`${name}[${index}]`)).find(Boolean);
  const about = error ?? hint ?? t("tags.hint");
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label ?? t("tags.title")}
      </label>
      {values.length > 0 && (
        <ul className="mb-1 flex flex-wrap gap-1.5">
          {values.map((tag) => (disabled ? <li key={tag} className="rounded-sm bg-muted px-2 py-1 text-sm">{tag}</li> : <Chip key={tag} text={tag} label={t("tags.drop", { tag })} onRemove={() => onChange(values.filter((other) => other !== tag))} />))}
        </ul>
      )}
      {!disabled && (
        <>
          <TagInput of={of} id={id} describedBy={`${id}-about`} isInvalid={Boolean(error)} taken={values} autoFocus={autoFocus} mayMake={mayMake} onPick={(tag) => onChange([...values, tag])} onBack={() => onChange(values.slice(0, -1))} />
          <p id={`${id}-about`} className={error ? "text-sm text-danger" : "text-sm text-muted-foreground"} role={error ? "alert" : undefined}>
            {about}
          </p>
        </>
      )}
    </div>
  );
}
