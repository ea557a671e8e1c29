import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Page, query } from "@/lib/api";
import { initials, moment, number, relative, shortMoney } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Card, CardHead } from "@/ui/basics";
import { ErrorState, Skeleton } from "@/ui/states";

interface Lead {
  id: string;
  name: string;
  organization: string | null;
  code: string;
  stage_name: string;
  estimated_value: number;
  next_action: string | null;
  next_action_at: string | null;
  owner_name: string | null;
}

const SHOWN = 7;
const LATE = { overdue: "true", sort: "next_action_at" };

/** The leads whose follow-up is late, those that wait longest first. */
export function FollowUps() {
  const { t } = useTranslation();
  const late = useOne<Page<Lead>>(`/api/leads${query({ ...LATE, per_page: SHOWN })}`);
  const rows = late.data?.data ?? [];
  return (
    <Card className="overflow-hidden">
      <CardHead
        title={t("home.followUps")}
        hint={late.data && rows.length > 0 ? t("home.followUpsHint", { count: number(late.data.total) as never }) : undefined}
        actions={
          rows.length > 0 && (
            <Link to="/leads" search={LATE as never} className="inline-flex h-8 items-center rounded-md border bg-card px-2.5 text-sm font-medium whitespace-nowrap hover:bg-row-hover max-md:h-11">
              {t("home.seeAll")}
            </Link>
          )
        }
      />
      {late.isPending && <Skeleton className="mx-5 mb-5 h-64" />}
      {late.error && rows.length === 0 && <ErrorState error={late.error} onRetry={() => void late.refetch()} />}
      {late.data && rows.length === 0 && <p className="px-5 pb-5 text-muted-foreground">{t("home.nothingLate")}</p>}
      <ul>
        {rows.map((lead) => (
          <li key={lead.id} className="border-t">
            <Link to={`/leads/${lead.id}`} className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-5 py-1.5 text-sm hover:bg-row-hover md:grid-cols-[minmax(0,1.3fr)_7rem_minmax(0,1.2fr)_6.5rem_1.5rem]">
              <span className="min-w-0">
                <span className="block truncate font-medium">{lead.name}</span>
                <span className="block truncate text-xs text-muted-foreground">{lead.organization ?? lead.code}</span>
              </span>
              <span className="num text-right max-md:order-4 max-md:text-xs max-md:text-muted-foreground">{lead.estimated_value > 0 ? shortMoney(lead.estimated_value) : "–"}</span>
              <span className="truncate max-md:order-3 max-md:text-xs max-md:text-muted-foreground">{lead.next_action ?? lead.stage_name}</span>
              <span className="text-right whitespace-nowrap text-danger" title={moment(lead.next_action_at)}>
                {lead.next_action_at && relative(lead.next_action_at)}
              </span>
              <span title={lead.owner_name ?? undefined} className="grid size-6 place-items-center rounded-full bg-muted text-2xs font-semibold text-muted-foreground max-md:hidden">
                {initials(lead.owner_name ?? "")}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
