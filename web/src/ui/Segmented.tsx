import type { ReactNode } from "react";
import { Button, cn } from "./basics";

interface SegmentedProps {
  label: string;
  choices: { value: string; label: ReactNode; count?: number }[];
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** A few choices side by side, one of which holds. */
export function Segmented({ label, choices, value, onChange, className }: SegmentedProps) {
  return (
    <div role="group" aria-label={label} className={cn("flex max-w-full overflow-x-auto rounded-md border bg-card p-0.5", className)}>
      {choices.map((choice) => (
        <Button key={choice.value} look="ghost" size="sm" aria-pressed={choice.value === value} className={cn("shrink-0 font-normal", choice.value === value && "bg-muted font-medium")} onClick={() => onChange(choice.value)}>
          {choice.label}
          {choice.count !== undefined && choice.count > 0 && <span className="num rounded-full bg-accent px-1.5 text-2xs font-semibold text-accent-foreground">{choice.count}</span>}
        </Button>
      ))}
    </div>
  );
}
