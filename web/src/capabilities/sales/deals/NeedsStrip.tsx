import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { percent } from "@/lib/format";
import { cn } from "@/ui/basics";
import type { Level } from "./api";
import { type Line, discountOf, isBelowCost } from "./lines";

const faces: Record<Level, string> = { none: "bg-success-soft text-success", leader: "bg-warning-soft text-warning", owner: "bg-danger-soft text-danger" };

/** Says whose approval is needed, and which lines are the reason. */
export function NeedsStrip({ lines, level }: { lines: Line[]; level: Level }) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const Icon = level === "none" ? CircleCheck : TriangleAlert;
  const why = (line: Line) => (line.price === 0 ? t("deal.free", { name: line.name }) : isBelowCost(line) ? t("deal.belowCost", { name: line.name }) : t("deal.belowList", { name: line.name, percent: percent(discountOf(line)) }));
  const low = lines.filter((line) => line.price < line.list_price);
  return (
    <div role="status" className={cn("flex gap-2.5 rounded-lg px-4 py-2.5 text-sm", faces[level])}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">{t(level === "none" ? "deal.needsNone" : level === "leader" ? "deal.needsLeader" : "deal.needsOwner")}</p>
        {level !== "none" && <p className="text-foreground">{low.slice(0, 4).map(why).join(" · ")}{low.length > 4 && " …"}</p>}
      </div>
    </div>
  );
}
