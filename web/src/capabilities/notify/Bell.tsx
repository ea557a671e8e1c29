import { Link } from "@tanstack/react-router";
import { Bell as BellIcon } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The bell: how many one has not read. */
export default function Bell({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Link to="/notifications" className="relative grid size-9 place-items-center rounded-md hover:bg-muted" aria-label={`${t("nav.notifications")}: ${count}`}>
      <BellIcon className="size-4" aria-hidden />
      {count > 0 && <span className="num absolute top-0.5 right-0.5 rounded-full bg-accent px-1 text-2xs font-semibold text-accent-foreground">{count > 99 ? "99+" : count}</span>}
    </Link>
  );
}
