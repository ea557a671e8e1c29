import "../sales/deals/locales";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { type ListState, useList, useListState } from "@/lib/hooks";
import { Button, Card, PageHead, cn } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { Pager } from "@/ui/table/Pager";
import { ApprovalCard } from "./ApprovalCard";
import type { Approval } from "./api";

const TABS = { pending: "pending", decided: "approved,rejected,void" } as const;
type Tab = keyof typeof TABS;

/** What waits for a decision, with everything one needs to decide; and what was decided. */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const { is_leader } = useSession();
  const mayDecide = useMay("approve_below_list") || is_leader;
  const tab: Tab = state.search.show === "decided" ? "decided" : "pending";
  const { show: _tab, ...search } = state.search;
  const asked: ListState = { ...state, search };
  const approvals = useList<Approval>("/api/approvals", asked, { status: TABS[tab], per_page: search.per_page ?? "25" });
  return (
    <>
      <PageHead
        title={t("nav.approvals")}
        actions={
          <div className="flex rounded-md border bg-card p-0.5" role="group" aria-label={t("deal.status")}>
            {(Object.keys(TABS) as Tab[]).map((name) => (
              <Button key={name} look="ghost" size="sm" aria-pressed={tab === name} className={cn(tab === name && "bg-muted")} onClick={() => state.set({ show: name === "decided" ? name : undefined })}>
                {t(`approval.${name}`)}
              </Button>
            ))}
          </div>
        }
      />
      <Loaded of={approvals} skeleton={<Skeleton className="late h-72" />}>
        {(page) =>
          page.data.length === 0 ? (
            <Card>
              <EmptyState title={t("approval.empty")}>{t(mayDecide ? "approval.emptyText" : "approval.emptyMine")}</EmptyState>
            </Card>
          ) : (
            <div className={cn("grid gap-4", approvals.isPlaceholderData && "opacity-60")}>
              <ul className="grid grid-cols-1 gap-4">
                {mineFirst(page.data).map((approval) => (
                  <li key={approval.id}>
                    <ApprovalCard approval={approval} />
                  </li>
                ))}
              </ul>
              {page.total > page.data.length && (
                <Card>
                  <Pager page={page} state={state} />
                </Card>
              )}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

/** What one can decide stands above what waits for others. */
const mineFirst = (rows: Approval[]) => rows.toSorted((one, other) => Number(other.can.decide) - Number(one.can.decide));
