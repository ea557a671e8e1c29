import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";

/** Leads to a new deal, for those who may write one. */
export function NewDealLink() {
  const { t } = useTranslation();
  if (!useMay("write_deals")) return null;
  return (
    <Link to="/deals/new" className="inline-flex h-9 items-center gap-2 rounded-md bg-accent px-3.5 font-medium text-accent-foreground hover:bg-[var(--yellow-500)] max-md:h-11">
      <Plus className="size-4" aria-hidden />
      {t("deal.new")}
    </Link>
  );
}
