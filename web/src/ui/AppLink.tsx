import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface AppLinkProps {
  /** An address of this site, with or without a query: `/deals?status=won`. */
  href: string;
  className?: string;
  children: ReactNode;
}

/** A link within the site whose filters travel along. */
export function AppLink({ href, className, children }: AppLinkProps) {
  const [path, text] = href.split("?");
  return (
    <Link to={path} search={Object.fromEntries(new URLSearchParams(text)) as never} className={className}>
      {children}
    </Link>
  );
}
