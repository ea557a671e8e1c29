import type { ReactNode } from "react";
import { AppLink } from "../AppLink";
import { cn } from "../basics";

interface RowLinkProps<T> {
  row: T;
  href?: (row: T) => string;
  onOpen?: (row: T) => void;
  className?: string;
  children: ReactNode;
}

/** What opens a row: a link where it has an address, else a button. */
export function RowLink<T>({ row, href, onOpen, className, children }: RowLinkProps<T>) {
  if (href) {
    return (
      <AppLink href={href(row)} className={className}>
        {children}
      </AppLink>
    );
  }
  if (!onOpen) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={cn("max-w-full text-left", className)}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(row);
      }}
    >
      {children}
    </button>
  );
}
