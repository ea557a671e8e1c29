import { useId } from "react";
import { cn } from "./basics";

interface PickFieldProps {
  label: string;
  hint?: string;
  error?: string;
  isRequired?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  choices: string[];
  values: string[];
  onChange: (values: string[]) => void;
}

/** Several of a few words, each with its box. */
export function PickField({ label, hint, error, isRequired, disabled, autoFocus, choices, values, onChange }: PickFieldProps) {
  const id = useId();
  const about = error ?? hint;
  const toggle = (word: string, isOn: boolean) => onChange(choices.filter((choice) => (choice === word ? isOn : values.includes(choice))));
  return (
    <fieldset className="grid min-w-0 content-start gap-1" disabled={disabled} aria-describedby={about && id}>
      <legend className="float-left mb-1 w-full text-sm font-medium">
        {label}
        {isRequired && <span className="text-danger"> *</span>}
      </legend>
      <div className="flex max-h-48 flex-wrap gap-1.5 overflow-y-auto">
        {choices.map((word, index) => {
          const isChosen = values.includes(word);
          return (
            <label key={word} className={cn("inline-flex h-8 max-w-full cursor-pointer items-center gap-2 rounded-md border bg-card px-2.5 text-sm hover:bg-row-hover has-focus-visible:outline-2 has-focus-visible:outline-ring max-md:h-11", isChosen && "border-ring bg-row-selected font-medium", error && "border-danger")}>
              <input type="checkbox" autoFocus={autoFocus && index === 0} checked={isChosen} aria-invalid={Boolean(error)} onChange={(event) => toggle(word, event.target.checked)} />
              <span className="truncate">{word}</span>
            </label>
          );
        })}
      </div>
      {about && (
        <p id={id} className={cn("text-sm", error ? "text-danger" : "text-muted-foreground")} role={error ? "alert" : undefined}>
          {about}
        </p>
      )}
    </fieldset>
  );
}
