import { Link } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAll } from "@/lib/hooks";
import { useMay } from "./session";

/** The way from a list to the import of its things, for those who may and where the server offers it. */
export function ImportLink({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const mayImport = useMay("import");
  const kinds = useAll<{ name: string }>("/api/imports/kinds", mayImport);
  if (!kinds.data?.data.some(({ name }) => name === kind)) return null;
  return (
    <Link to="/import/new" search={{ kind } as never} title={t("action.import")} className="inline-flex h-9 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:min-h-11 max-md:min-w-11 max-md:justify-center max-md:px-2.5">
      <FileUp className="size-4" aria-hidden />
      <span className="max-md:sr-only">{t("action.import")}</span>
    </Link>
  );
}
