import { useTranslation } from "react-i18next";

/** The product of something; *Unknown* where nobody said which. */
export function ProductName({ of }: { of: { product_id: string | null; product_name: string | null } }) {
  const { t } = useTranslation();
  if (of.product_id) return <span className="truncate">{of.product_name}</span>;
  return <em className="text-muted-foreground">{t("outreach.unknown")}</em>;
}
