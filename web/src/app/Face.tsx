import type { ReactNode } from "react";

/** A page that has only something to say. */
export function Face({ icon, title, text, children }: { icon: ReactNode; title: string; text: string; children: ReactNode }) {
  return (
    <div className="grid min-h-[60dvh] content-center justify-items-center gap-3 px-6 text-center">
      {icon}
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="max-w-prose text-muted-foreground">{text}</p>
      <div className="mt-2 flex gap-2">{children}</div>
    </div>
  );
}

/** How a link back looks. */
export const home = "inline-flex h-9 items-center rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:min-h-11";
