import "../locales";
import { Check, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import type { Page } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Card, CardHead, cn } from "@/ui/basics";

interface Step {
  key: string;
  href: string;
  isDone: boolean;
}

/** What to do in an empty workspace, one step after the other. */
export default function FirstSteps() {
  const { t } = useTranslation();
  const { permissions, workspace } = useSession();
  const [maySet, mayPrice, maySeeUsers] = [permissions.includes("manage_settings"), permissions.includes("manage_products"), permissions.includes("read_users")];
  const products = useOne<Page<unknown>>("/api/products?per_page=1", mayPrice);
  const users = useOne<Page<unknown>>("/api/users?per_page=1", maySeeUsers);
  const steps: Step[] = [
    ...(mayPrice ? [{ key: "products", href: "/products", isDone: (products.data?.total ?? 0) > 0 }] : []),
    ...(maySeeUsers ? [{ key: "users", href: "/users", isDone: (users.data?.total ?? 0) > 1 }] : []),
    ...(maySet ? [{ key: "settings", href: "/settings", isDone: false }] : []),
    { key: "lead", href: "/leads?new=1", isDone: false },
  ];
  return (
    <Card className="overflow-hidden">
      <CardHead title={t("home.firstSteps")} hint={t("home.firstStepsHint", { name: workspace.name })} />
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} className="border-t">
            <AppLink href={step.href} className="flex min-h-14 items-center gap-3 px-5 py-2 hover:bg-row-hover">
              <span aria-hidden className={cn("grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold", step.isDone ? "bg-success-soft text-success" : "bg-accent text-accent-foreground")}>
                {step.isDone ? <Check className="size-4" /> : index + 1}
              </span>
              <span className="min-w-0 flex-1">
                <span className={cn("block font-medium", step.isDone && "text-muted-foreground line-through")}>{t(`home.steps.${step.key}`)}</span>
                <span className="block text-sm text-muted-foreground">{t(`home.stepHints.${step.key}`)}</span>
              </span>
              <ChevronRight className="size-4 shrink-0 text-muted-foreground" aria-hidden />
            </AppLink>
          </li>
        ))}
      </ol>
    </Card>
  );
}
