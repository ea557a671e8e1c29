import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CheckField } from "@/ui/CheckField";
import type { Duplicates } from "../../sales/api";

interface KnownCustomersProps {
  known: Duplicates;
  isSure: boolean;
  onSure: (isSure: boolean) => void;
}

/** Who has this phone or email already, and whether this is nevertheless somebody else. */
export function KnownCustomers({ known, isSure, onSure }: KnownCustomersProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="grid gap-1.5 rounded-md bg-warning-soft px-3 py-2.5 text-sm">
      {known.matches.length > 0 && <p className="font-medium">{t("customers.known.title")}</p>}
      <ul className="grid gap-1">
        {known.matches.map((match) => (
          <li key={match.id}>
            <Link to={`/customers/${match.id}`} className="text-info underline">
              {match.name}
            </Link>{" "}
            <span className="num text-muted-foreground">{match.code}</span>
          </li>
        ))}
      </ul>
      {known.handled_by_colleague && <p>{t("customers.known.colleague")}</p>}
      <CheckField label={t("customers.known.anyway")} checked={isSure} onChange={onSure} />
    </div>
  );
}
