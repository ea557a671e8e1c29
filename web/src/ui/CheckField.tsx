import { type ReactNode, useId } from "react";
import { cn } from "./basics";

interface CheckFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  checked: boolean;
  disabled?: boolean;
  className?: string;
  onChange: (isChecked: boolean) => void;
}

/** Yes or no. */
export function CheckField({ label, hint, error, checked, disabled, className, onChange }: CheckFieldProps) {
  const id = useId();
  const about = error || hint ? `${id}-about` : undefined;
  return (
    <div className={cn("grid grid-cols-[auto_1fr] items-center gap-x-2.5", className)}>
      <input id={id} type="checkbox" className="size-4 accent-[var(--primary)]" checked={checked} disabled={disabled} aria-invalid={Boolean(error)} aria-describedby={about} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id} className={cn("flex items-center max-md:min-h-11", disabled && "text-muted-foreground")}>
        {label}
      </label>
      {about && (
        <p id={about} className={cn("col-start-2 text-sm", error ? "text-danger" : "text-muted-foreground")} role={error ? "alert" : undefined}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
