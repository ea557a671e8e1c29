import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { cn } from "@/ui/basics";

export const STEPS = ["file", "columns", "check", "result"] as const;
export type Step = (typeof STEPS)[number];

interface StepsProps {
  now: Step;
  /** The import, once there is one; while nothing is stored one can go back and forth in it. */
  id?: string;
}

/** How far one is, and the way back. */
export function Steps({ now, id }: StepsProps) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(now);
  return (
    <nav aria-label={t("imports.steps.label")} className="mb-4">
      <p className="mb-2 text-sm text-muted-foreground sm:hidden">
        {t("imports.steps.of", { step: at + 1, all: STEPS.length })} · <span className="font-medium text-foreground">{t(`imports.steps.${now}`)}</span>
      </p>
      <ol className="flex gap-1.5 sm:gap-1 sm:rounded-lg sm:border sm:bg-card sm:p-1">
        {STEPS.map((step, index) => {
          const isPassed = index < at;
          const mayGo = id !== undefined && isPassed && step !== "file" && now !== "result";
          const face = cn("flex h-9 w-full items-center justify-center gap-2 rounded-md px-3 text-sm font-medium whitespace-nowrap text-muted-foreground max-sm:hidden", isPassed && "text-foreground", index === at && "bg-spark text-card");
          const words = (
            <>
              <span aria-hidden className={cn("num grid size-5 place-items-center rounded-full border text-2xs", isPassed && "border-transparent bg-success-soft text-success", index === at && "border-current")}>
                {isPassed ? <Check className="size-3" /> : index + 1}
              </span>
              {t(`imports.steps.${step}`)}
            </>
          );
          return (
            <li key={step} aria-current={index === at ? "step" : undefined} className={cn("flex-1 max-sm:h-1.5 max-sm:rounded-full max-sm:bg-muted", index <= at && "max-sm:bg-accent")}>
              {mayGo ? (
                <Link to="/import/$id" params={{ id }} search={{ step } as never} className={cn(face, "hover:bg-row-hover")}>
                  {words}
                </Link>
              ) : (
                <span className={face}>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
