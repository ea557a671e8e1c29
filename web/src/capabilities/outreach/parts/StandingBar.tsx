import { number } from "@/lib/format";

export interface Part {
  key: string;
  label: string;
  value: number;
  /** A class that paints it. */
  paint: string;
}

/** Parts of a whole as one bar. Whoever uses it says the numbers beside it. */
export function StandingBar({ parts }: { parts: Part[] }) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <span role="img" aria-label={parts.map((part) => `${part.label}: ${number(part.value)}`).join(", ")} className="flex h-2 w-full gap-px overflow-hidden rounded-full bg-muted">
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <span key={part.key} className={part.paint} style={{ width: `${Math.max(1.5, (part.value / total) * 100)}%` }} />
        ))}
    </span>
  );
}
