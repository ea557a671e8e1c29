import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Face, home } from "./Face";

/** An address that leads nowhere. */
export default function NotFound() {
  const { t } = useTranslation();
  return (
    <Face icon={<Compass className="size-10 text-muted-foreground" aria-hidden />} title={t("frame.notFound")} text={t("frame.notFoundText")}>
      <Link to="/" className={home}>
        {t("frame.toHome")}
      </Link>
    </Face>
  );
}
