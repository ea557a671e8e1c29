import { Link } from "@tanstack/react-router";
import { RotateCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { Face, home } from "./Face";

/** A page that broke; the frame around it stays. */
export default function Broken({ reset }: { reset: () => void }) {
  const { t } = useTranslation();
  return (
    <Face icon={<TriangleAlert className="size-10 text-danger" aria-hidden />} title={t("frame.broken")} text={t("frame.brokenText")}>
      <Button
        look="primary"
        onClick={() => {
          reset();
          location.reload();
        }}
      >
        <RotateCw className="size-4" aria-hidden />
        {t("frame.reload")}
      </Button>
      <Link to="/" className={home}>
        {t("frame.toHome")}
      </Link>
    </Face>
  );
}
