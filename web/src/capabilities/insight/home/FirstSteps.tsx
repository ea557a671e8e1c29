import "../locales";
import { Check, ChevronRight, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { may, useSession } from "@/app/session";
import type { Page } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, CardHead, cn } from "@/ui/basics";
import { putAway } from "./steps";

interface Step {
  key: string;
  href: string;
  /** Not known until it is counted. */
  isDone: boolean | undefined;
}

/** What to do in a new workspace, one step after the other: done ones are ticked, and the last one closes the list. */
export default function FirstSteps() {
  const { t } = useTranslation();
  const { user, workspace } = useSession();
  const [isHidden, setHidden] = useState(false);
  const steps = useSteps();
  const isOver = steps.every((step) => step.isDone);
  useEffect(() => {
    // Nobody has to ask again.
    if (isOver) putAway("steps", user.id);
  }, [isOver, user.id]);
  if (isHidden || isOver || steps.some((step) => step.isDone === undefined)) return null;
  const done = steps.filter((step) => step.isDone).length;
  const hide = () => {
    putAway("steps", user.id);
    setHidden(true);
  };
  return (
    <Card className="overflow-hidden">
      <CardHead
        title={t("home.firstSteps")}
        hint={t("home.firstStepsHint", { name: workspace.name, done, all: steps.length })}
        actions={
          <Button look="ghost" size="icon" aria-label={t("home.hideSteps")} title={t("home.hideSteps")} onClick={hide}>
            <X className="size-4" aria-hidden />
          </Button>
        }
      />
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} className="border-t">
            <AppLink href={step.href} className="flex min-h-14 items-center gap-3 px-5 py-2 hover:bg-row-hover">
              <span aria-hidden className={cn("grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold", step.isDone ? "bg-success-soft text-success" : "bg-accent text-accent-foreground")}>
                {step.isDone ? <Check className="size-4" /> : index + 1}
              </span>
              <span className="min-w-0 flex-1">
                <span className={cn("block font-medium", step.isDone && "text-muted-foreground line-through")}>{t(`home.steps.${step.key}`)}</span>
                {step.isDone && <span className="sr-only">{t("home.stepDone")}</span>}
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

/** The steps that one may take, and whether the data says that they are done. */
function useSteps(): Step[] {
  const session = useSession();
  const isOn = (permission: string) => may(session, permission);
  const count = (path: string, permission: string) => ({ path, isOn: isOn(permission) });
  const products = useCount(count("/api/products", "manage_products"));
  const users = useCount(count("/api/users", "read_users"));
  const leads = useCount(count("/api/leads", "use_leads"));
  const deals = useCount(count("/api/deals", "write_deals"));
  const general = useOne<{ value: { address: string } }>("/api/settings/general", isOn("manage_settings"));
  const address = general.data?.value.address;
  const steps: [permission: string, step: Step][] = [
    ["manage_settings", { key: "settings", href: "/settings", isDone: address === undefined ? undefined : address !== "" }],
    ["manage_products", { key: "products", href: "/products?new=1", isDone: atLeast(products, 1) }],
    ["manage_users", { key: "users", href: "/users", isDone: atLeast(users, 2) }],
    ["use_leads", { key: "lead", href: "/leads?new=1", isDone: atLeast(leads, 1) }],
    ["write_deals", { key: "deal", href: "/deals/new", isDone: atLeast(deals, 1) }],
  ];
  return steps.flatMap(([permission, step]) => (isOn(permission) ? [step] : []));
}

const useCount = ({ path, isOn }: { path: string; isOn: boolean }) => useOne<Page<unknown>>(`${path}?per_page=1`, isOn).data?.total;

const atLeast = (count: number | undefined, needed: number) => (count === undefined ? undefined : count >= needed);
