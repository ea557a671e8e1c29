import { Plus, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { TextField } from "@/ui/fields";

interface ChoicesEditorProps {
  label: string;
  values: string[];
  fault: (field: string) => string | undefined;
  onChange: (values: string[]) => void;
}

const MOST = 200;

/** What one may choose from, in its order: Enter goes on to the next, a pasted list becomes several. */
export function ChoicesEditor({ label, values, fault, onChange }: ChoicesEditorProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const focusOn = (index: number) => requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  const write = (index: number, text: string) => onChange(values.map((value, at) => (at === index ? text : value)));
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === "Enter") {
      event.preventDefault();
      if (index === values.length - 1 && values.length < MOST) onChange([...values, ""]);
      focusOn(index + 1);
    } else if (event.key === "Backspace" && values[index] === "" && values.length > 1) {
      event.preventDefault();
      onChange(values.filter((_, at) => at !== index));
      focusOn(Math.max(0, index - 1));
    }
  };
  const paste = (index: number, text: string) => {
    const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
    onChange([...values.slice(0, index), ...lines, ...values.slice(index + 1)].slice(0, MOST));
  };
  const missing = fault("choices");
  return (
    <fieldset className="grid gap-2">
      <legend className="float-left mb-1 w-full text-sm font-medium">
        {label}
        <span className="text-danger"> *</span>
      </legend>
      <ol ref={list} className="grid gap-2">
        {values.map((value, index) => (
          <li key={index} className="flex items-start gap-1">
            <TextField
              className="flex-1 [&>label]:sr-only"
              label={t("fieldSettings.choiceNo", { n: index + 1 })}
              autoComplete="off"
              maxLength={100}
              value={value}
              error={fault(`choices[${index}]`) ?? (index === 0 ? missing : undefined)}
              onChange={(text) => write(index, text)}
              onKeyDown={(event) => onKeyDown(event, index)}
              onPaste={(event) => {
                const text = event.clipboardData.getData("text");
                if (!text.trim().includes("\n")) return;
                event.preventDefault();
                paste(index, text);
              }}
            />
            <Button look="ghost" size="icon" disabled={values.length === 1} aria-label={t("fieldSettings.dropChoice", { choice: value || index + 1 })} onClick={() => onChange(values.filter((_, at) => at !== index))}>
              <X className="size-4" aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        look="ghost"
        className="justify-self-start"
        disabled={values.length >= MOST}
        onClick={() => {
          onChange([...values, ""]);
          focusOn(values.length);
        }}
      >
        <Plus className="size-4" aria-hidden />
        {t("fieldSettings.addChoice")}
      </Button>
      <p className="text-sm text-muted-foreground">{t("fieldSettings.choicesHint")}</p>
    </fieldset>
  );
}
