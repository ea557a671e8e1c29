import { Clock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { day, moment, money, phone, relative } from "@/lib/format";
import { useOwnColumns } from "@/app/fields/table";
import { useTagColumn } from "@/app/tags/table";
import { cn } from "@/ui/basics";
import type { Column } from "@/ui/DataTable";
import { type Lead, isLate } from "../api";
import { StagePill } from "../StagePill";

/** What the table of leads shows. */
export function useLeadColumns(): Column<Lead>[] {
  const { t } = useTranslation();
  return [
    { key: "name", title: t("lead.name"), sort: "name", cell: (lead) => <LeadName lead={lead} /> },
    { key: "phone", title: t("lead.phone"), cell: (lead) => <span className="num whitespace-nowrap">{phone(lead.phone) || lead.email}</span> },
    { key: "stage", title: t("lead.stage"), sort: "stage_entered_at", cell: (lead) => <StagePill lead={lead} /> },
    { key: "value", title: t("lead.value"), sort: "estimated_value", align: "right", cell: (lead) => money(lead.estimated_value) },
    { key: "next", title: t("lead.next"), sort: "next_action_at", isBlank: (lead) => !hasNext(lead), cell: (lead) => <NextAction lead={lead} /> },
    useTagColumn<Lead>(),
    { key: "channel", title: t("lead.channel"), isMinor: true, cell: (lead) => lead.channel_name ?? "–" },
    { key: "owner", title: t("lead.owner"), isMinor: true, cell: (lead) => lead.owner_name ?? "–" },
    { key: "created", title: t("lead.created"), sort: "created_at", isMinor: true, cell: (lead) => <span title={moment(lead.created_at)}>{day(lead.created_on)}</span> },
    ...useOwnColumns<Lead>("leads"),
  ];
}

function LeadName({ lead }: { lead: Lead }) {
  return (
    <span className="grid min-w-0 md:inline-flex md:max-w-44 md:min-w-40 md:items-baseline md:gap-2" title={[lead.name, lead.organization].filter(Boolean).join(" · ")}>
      <span className="max-w-full truncate font-medium md:shrink-0">{lead.name}</span>
      <span className="truncate text-xs text-muted-foreground">{lead.organization ?? lead.code}</span>
    </span>
  );
}

const hasNext = (lead: Lead) => lead.stage_kind === "open" && Boolean(lead.next_action_at ?? lead.next_action);

export function NextAction({ lead }: { lead: Lead }) {
  if (!hasNext(lead)) return <span className="text-muted-foreground">–</span>;
  const late = isLate(lead);
  return (
    <span title={moment(lead.next_action_at)} className={cn("inline-flex items-center md:max-w-36 gap-1.5", late && "text-danger")}>
      {late && <Clock className="size-3.5 shrink-0" aria-hidden />}
      <span className="truncate">{[lead.next_action, lead.next_action_at && relative(lead.next_action_at)].filter(Boolean).join(" · ")}</span>
    </span>
  );
}
