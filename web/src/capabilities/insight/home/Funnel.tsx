import { useTranslation } from "react-i18next";
import { number, percent } from "@/lib/format";
import { useAll } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Card, CardHead, cn } from "@/ui/basics";
import type { Home } from "./api";

interface Stage {
  id: string;
  kind: "open" | "won" | "lost";
}

/** How many leads came how far: each stage, and which part of the one before went on. */
export function Funnel({ steps }: { steps: Home["funnel"] }) {
  const { t } = useTranslation();
  const kinds = new Map(useAll<Stage>("/api/stages").data?.data.map((stage) => [stage.id, stage.kind]));
  const kindOf = (step: Home["funnel"][number]) => kinds.get(step.stage_id);
  const [onward, lost] = [steps.filter((step) => kindOf(step) !== "lost"), steps.filter((step) => kindOf(step) === "lost")];
  const widest = Math.max(1, ...steps.map((step) => step.leads));
  const row = (step: Home["funnel"][number], share: number | undefined, bar: string) => (
    <li key={step.stage_id}>
      <AppLink href={`/leads?stage_id=${step.stage_id}`} className="grid gap-1 rounded-md hover:opacity-80 max-md:-my-1.5 max-md:py-1.5">
        <span className="grid grid-cols-[minmax(0,1fr)_auto_3rem] gap-2 text-sm">
          <span className="truncate">{step.name}</span>
          <span className="num font-semibold">{number(step.leads)}</span>
          <span className="num text-right text-muted-foreground">{share === undefined ? "" : percent(share)}</span>
        </span>
        <span className="h-2 rounded-full bg-muted">
          <span className={cn("block h-2 rounded-full", bar)} style={{ width: `${(step.leads / widest) * 100}%` }} />
        </span>
      </AppLink>
    </li>
  );
  return (
    <Card>
      <CardHead title={t("home.funnel")} hint={t("home.funnelHint")} />
      <ol className="grid gap-3.5 px-5 pb-4">
        {onward.map((step, index) => {
          const before = onward[index - 1]?.leads;
          return row(step, before ? Math.round((step.leads / before) * 10_000) : undefined, kindOf(step) === "won" ? "bg-accent" : "bg-spark");
        })}
      </ol>
      {lost.length > 0 && <ul className="grid gap-3.5 border-t px-5 py-4">{lost.map((step) => row(step, undefined, "bg-danger"))}</ul>}
    </Card>
  );
}
