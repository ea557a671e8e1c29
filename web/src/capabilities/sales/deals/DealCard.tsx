import { Link } from "@tanstack/react-router";
import { EllipsisVertical } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { money, percent } from "@/lib/format";
import { Button, Pill } from "@/ui/basics";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Portrait } from "@/ui/Portrait";
import type { Deal, Step } from "./api";

interface DealCardProps {
  deal: Deal;
  handle?: ReactNode;
  onStep?: (step: Step) => void;
}

/** A deal on the board: what, for whom, for how much, and how far below list. */
export function DealCard({ deal, handle, onStep }: DealCardProps) {
  const { t } = useTranslation();
  const entries: (MenuEntry | false)[] = [
    deal.can.submit && deal.items.length > 0 && { label: t("action.submit"), onSelect: () => onStep?.("submit") },
    deal.can.activate && { label: t("action.activate"), onSelect: () => onStep?.("activate") },
    deal.can.cancel && { label: t("deal.cancel"), isDanger: true, onSelect: () => onStep?.("cancel") },
  ];
  const steps = entries.filter((entry): entry is MenuEntry => entry !== false);
  return (
    <>
      <div className="flex items-start gap-1">
        <Link to={`/deals/${deal.id}`} draggable={false} className="min-w-0 flex-1 truncate font-medium hover:underline max-md:-my-2.5 max-md:py-2.5">
          {deal.title}
        </Link>
        <span className="-mt-1 -mr-1.5 flex">
          {handle}
          {steps.length > 0 && (
            <Menu
              trigger={
                <Button look="ghost" size="icon" className="size-7 text-muted-foreground max-md:-my-2.5 max-md:size-11" aria-label={t("deal.menu", { name: deal.title })}>
                  <EllipsisVertical className="size-4" aria-hidden />
                </Button>
              }
              entries={steps}
            />
          )}
        </span>
      </div>
      <p className="truncate text-sm text-muted-foreground">
        {deal.code} · {deal.customer_name}
      </p>
      <div className="mt-2 flex items-center justify-between gap-2">
        <span className="num text-sm font-semibold">{money(deal.total)}</span>
        <span className="flex items-center gap-2">
          {deal.discount_total > 0 && deal.subtotal > 0 && <Pill tone={deal.approval_level === "owner" ? "danger" : "warning"}>−{percent(Math.round((deal.discount_total / deal.subtotal) * 10_000))}</Pill>}
          <span title={deal.owner_name}>
            <Portrait id={deal.owner_id} name={deal.owner_name} />
            <span className="sr-only">{deal.owner_name}</span>
          </span>
        </span>
      </div>
    </>
  );
}
