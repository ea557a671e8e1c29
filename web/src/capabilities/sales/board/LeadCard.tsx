import { Link } from "@tanstack/react-router";
import { Clock, EllipsisVertical } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moment, relative, shortMoney } from "@/lib/format";
import { Button, cn } from "@/ui/basics";
import { TagChips } from "@/app/tags/TagChips";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Portrait } from "@/ui/Portrait";
import { type Lead, isLate } from "../api";

/** A lead on the board: who, what for, how much, and what is due. */
export function LeadCard({ lead, handle, moves }: { lead: Lead; handle?: ReactNode; moves: MenuEntry[] }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="flex items-start gap-1">
        <Link to={`/leads/${lead.id}`} draggable={false} className="min-w-0 flex-1 truncate font-medium hover:underline max-md:-my-2.5 max-md:py-2.5">
          {lead.name}
        </Link>
        <span className="-mt-1 -mr-1.5 flex">
          {handle}
          {moves.length > 0 && (
            <Menu
              trigger={
                <Button look="ghost" size="icon" className="size-7 text-muted-foreground max-md:-my-2.5 max-md:size-11" aria-label={t("sales.board.menu", { name: lead.name })}>
                  <EllipsisVertical className="size-4" aria-hidden />
                </Button>
              }
              entries={moves}
            />
          )}
        </span>
      </div>
      <p className="truncate text-sm text-muted-foreground">{lead.organization ?? lead.product_name ?? lead.code}</p>
      <TagChips tags={lead.tags} className="mt-1.5" />
      <div className="mt-2 flex items-center justify-between gap-2">
        <span className="num text-sm font-semibold">{lead.estimated_value > 0 ? shortMoney(lead.estimated_value) : ""}</span>
        <span className="flex min-w-0 items-center gap-2">
          <Due lead={lead} />
          {lead.owner_name && (
            <span title={lead.owner_name}>
              <Portrait id={lead.owner_id} name={lead.owner_name} />
              <span className="sr-only">{lead.owner_name}</span>
            </span>
          )}
        </span>
      </div>
    </>
  );
}

/** When something is due; where nothing is, since when the lead rests. */
function Due({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const late = isLate(lead);
  const when = lead.next_action_at ?? lead.stage_entered_at;
  const hint = lead.next_action_at ? [lead.next_action, t("sales.board.due", { when: moment(when) })].filter(Boolean).join(" · ") : t("sales.board.inStage", { since: moment(when) });
  return (
    <span title={hint} className={cn("inline-flex min-w-0 items-center gap-1 text-xs text-muted-foreground", late && "font-medium text-danger")}>
      {lead.next_action_at && <Clock className="size-3.5 shrink-0" aria-hidden />}
      <span className="truncate">{relative(when)}</span>
    </span>
  );
}
