import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Card, CardHead } from "@/ui/basics";
import { OpenSessions } from "./OpenSessions";
import { TwoFactor } from "./TwoFactor";

/** How one comes in: password, second factor, open sessions. */
export default function Security() {
  const { t } = useTranslation();
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card>
        <CardHead
          title={t("accounts.profile.password")}
          hint={t("accounts.profile.passwordHint")}
          actions={
            <Link to="/password" className="inline-flex h-9 shrink-0 items-center rounded-md border px-3.5 font-medium hover:bg-row-hover max-md:h-11">
              {t("profile.changePassword")}
            </Link>
          }
        />
      </Card>
      <TwoFactor />
      <OpenSessions />
    </div>
  );
}
