import { ChevronRight, Database, KeyRound, type LucideIcon, Package, ScrollText, Users, Workflow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useModule } from "@/app/session";
import { AppLink } from "@/ui/AppLink";
import { Card } from "@/ui/basics";

type Place = [href: string, icon: LucideIcon, title: string, hint: string];

/** What is set on pages of its own. */
export function OtherSettings() {
  const { t } = useTranslation();
  const sells = useModule("sales");
  const calls = useModule("outreach");
  const places: Place[] = [
    ...(sells ? [["/settings/pipeline", Workflow, t("setting.pipeline"), t("setting.pipelineHint")] satisfies Place] : []),
    ...(calls ? [["/settings/telesales", Database, t("accounts.settings.kinds"), t("accounts.settings.kindsHint")] satisfies Place] : []),
    ["/users", Users, t("accounts.settings.users"), t("accounts.settings.usersHint")],
    ["/products", Package, t("accounts.settings.categories"), t("accounts.settings.categoriesHint")],
    ["/profile?tab=tokens", KeyRound, t("accounts.settings.tokens"), t("accounts.settings.tokensHint")],
    ["/audit", ScrollText, t("accounts.settings.audit"), t("accounts.settings.auditHint")],
  ];
  return (
    <Card className="overflow-hidden">
      <ul>
        {places.map(([href, Icon, title, hint]) => (
          <li key={href} className="border-t first:border-t-0">
            <AppLink href={href} className="flex items-center gap-4 px-5 py-3.5 hover:bg-row-hover">
              <Icon className="size-5 shrink-0 text-muted-foreground" aria-hidden />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{title}</span>
                <span className="block text-sm text-muted-foreground">{hint}</span>
              </span>
              <ChevronRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
