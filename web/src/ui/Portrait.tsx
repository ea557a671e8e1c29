import { createContext, useContext } from "react";
import { initials } from "@/lib/format";
import { cn } from "./basics";

/** The addresses of people's pictures, by the people's ids. */
export const Pictures = createContext<ReadonlyMap<string, string>>(new Map());

interface PortraitProps {
  id: string | null | undefined;
  name: string;
  className?: string;
}

/** Somebody's picture, or their initials. The name has to stand beside it. */
export function Portrait({ id, name, className }: PortraitProps) {
  const picture = useContext(Pictures).get(id ?? "");
  const face = cn("grid size-6 shrink-0 place-items-center rounded-full bg-muted text-2xs font-semibold text-muted-foreground", className);
  if (picture) return <img src={picture} alt="" className={cn(face, "object-cover")} />;
  return (
    <span aria-hidden className={face}>
      {initials(name)}
    </span>
  );
}

/** Somebody's face and name. */
export function UserChip({ id, name }: { id: string | null | undefined; name: string | null | undefined }) {
  if (!name) return <span className="text-muted-foreground">–</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <Portrait id={id} name={name} />
      <span className="truncate">{name}</span>
    </span>
  );
}
