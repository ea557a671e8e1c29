import { cn } from "@/ui/basics";

/** The first labels of a row, and how many more there are. */
export function TagChips({ tags, most = 2, className }: { tags: string[]; most?: number; className?: string }) {
  if (tags.length === 0) return null;
  const rest = tags.length - most;
  return (
    <span className={cn("inline-flex max-w-full items-center gap-1 align-middle", className)} title={tags.join(", ")}>
      {tags.slice(0, most).map((tag) => (
        <span key={tag} className="max-w-28 truncate rounded-sm bg-muted px-1.5 py-0.5 text-xs font-medium text-foreground">
          {tag}
        </span>
      ))}
      {rest > 0 && (
        <span className="num text-xs text-muted-foreground">
          <span aria-hidden>+{rest}</span>
          <span className="sr-only">{tags.slice(most).join(", ")}</span>
        </span>
      )}
    </span>
  );
}
