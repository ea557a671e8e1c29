import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "@/ui/fields";

interface TagsFieldProps {
  values: string[];
  error?: string;
  onChange: (values: string[]) => void;
}

/** Labels: each is finished by Enter or a comma. */
export function TagsField({ values, error, onChange }: TagsFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const finish = () => {
    const tag = text.trim();
    if (tag && !values.includes(tag)) onChange([...values, tag]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      finish();
    } else if (event.key === "Backspace" && !text && values.length > 0) onChange(values.slice(0, -1));
  };
  return (
    <div className="grid gap-2">
      <TextField label={t("customers.form.tags")} hint={t("customers.form.tagsHint")} maxLength={40} autoComplete="off" value={text} error={error} onChange={setText} onKeyDown={onKeyDown} onBlur={finish} />
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((tag) => (
            <Chip key={tag} text={tag} label={t("customers.form.removeTag", { tag })} onRemove={() => onChange(values.filter((other) => other !== tag))} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A chosen thing that can be taken away again. */
export function Chip({ text, label, onRemove }: { text: string; label: string; onRemove: () => void }) {
  return (
    <li className="inline-flex items-center rounded-sm bg-muted pl-2 text-sm">
      <span className="max-w-56 truncate">{text}</span>
      <button type="button" aria-label={label} className="grid size-7 place-items-center rounded-sm hover:bg-border max-md:size-11" onClick={onRemove}>
        <X className="size-3.5" aria-hidden />
      </button>
    </li>
  );
}
