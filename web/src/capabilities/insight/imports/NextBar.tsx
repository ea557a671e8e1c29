import type { ReactNode } from "react";

/** What one does next: always in sight, also below a long file. */
export function NextBar({ said, children }: { said: ReactNode; children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-3 flex flex-wrap items-center justify-between gap-3 border-t bg-background px-4 py-3 text-sm md:-mx-5 md:px-5">
      <div className="min-w-0 flex-1 basis-56 text-muted-foreground">{said}</div>
      <div className="flex gap-2 max-sm:flex-1 max-sm:[&>*]:flex-1">{children}</div>
    </div>
  );
}
