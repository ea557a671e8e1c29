import { Link } from "@tanstack/react-router";
import { UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Duplicates } from "./api";

/** Who is known already: by name where one may see them, else only that a colleague has them. */
export function KnownAlready({ known, children }: { known: Duplicates; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid gap-1.5 rounded-md bg-warning-soft px-3 py-2.5 text-sm">
      <p className="flex items-center gap-2 font-medium text-warning">
        <UsersRound className="size-4 shrink-0" aria-hidden />
        {known.matches.length > 0 ? t("sales.form.known") : t("sales.form.colleague")}
      </p>
      {known.matches.map((match) => (
        <Link key={match.id} to={match.kind === "lead" ? `/leads/${match.id}` : `/customers/${match.id}`} className="flex justify-between gap-3 rounded-sm underline">
          <span className="truncate">{match.name}</span>
          <span className="num shrink-0">
            {match.code} · {t(match.kind === "lead" ? "lead.one" : "customer.one")}
          </span>
        </Link>
      ))}
      {known.matches.length > 0 && known.handled_by_colleague && <p>{t("sales.form.colleague")}</p>}
      {children}
    </div>
  );
}
