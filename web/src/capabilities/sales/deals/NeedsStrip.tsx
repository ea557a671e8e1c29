import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { percent } from "@/lib/format";
import { cn } from "@/ui/basics";
import type { Level } from "./api";
import { type Line, discountOf, isBelowCost } from "./lines";

const faces: Record<Level, string> = { none: "bg-success-soft text-success", leader: "bg-warning-soft text-warning", owner: "bg-danger-soft text-danger" };

interface NeedsStripProps {
  lines: Line[];
  level: Level;
  /** Whether the lines are still typed: the server has not judged them yet. */
  isTyped: boolean;
}

/** Says whose approval is needed, and which lines are the reason. Who may not see costs is told that they count, too. */
export function NeedsStrip({ lines, level, isTyped }: NeedsStripProps) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const Icon = level === "none" ? CircleCheck : TriangleAlert;
  const why = (line: Line) => (line.price === 0 ? t("deal.free", { name: line.name }) : isBelowCost(line) ? t("deal.belowCost", { name: line.name }) : t("deal.belowList", { name: line.name, percent: percent(discountOf(line)) }));
  const low = lines.filter((line) => line.price < line.list_price);
  const isOpen = isTyped && level === "leader" && low.some((line) => line.cost_price === undefined);
  const needs = { none: t("deal.needsNone"), leader: t(isOpen ? "deal.needsLeaderAtLeast" : "deal.needsLeader"), owner: t("deal.needsOwner") };
  return (
    <div role="status" className={cn("flex gap-2.5 rounded-lg px-4 py-2.5 text-sm", faces[level])}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">{needs[level]}</p>
        {level !== "none" && <p className="text-foreground">{low.slice(0, 4).map(why).join(" · ")}{low.length > 4 && " …"}</p>}
      </div>
    </div>
  );
}
