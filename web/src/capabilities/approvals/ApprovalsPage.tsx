import { Link } from "@tanstack/react-router";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, post, query } from "@/lib/api";
import { money, number, percent, relative } from "@/lib/format";
import { useListState, useOne } from "@/lib/hooks";
import { Button, Card, PageHead, Pill, cn } from "@/ui/basics";
import { FormError, TextArea, faultsOf } from "@/ui/fields";
import { EmptyState, Loaded } from "@/ui/states";
import type { Deal } from "../sales/deals/api";

interface Approval {
  id: string;
  subject_id: string;
  subject_label: string;
  amount: number;
  level: "leader" | "owner";
  requested_by_name: string;
  status: "pending" | "approved" | "rejected" | "void";
  decided_by_name: string | null;
  note: string | null;
  created_at: string;
  can: { decide: boolean };
}

/** What waits for a decision, with everything one needs to decide. */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const isAll = search.show === "all";
  const approvals = useOne<Page<Approval>>(`/api/approvals${query({ status: isAll ? undefined : "pending", per_page: 50 })}`);
  return (
    <>
      <PageHead
        title={t("nav.approvals")}
        actions={
          <div className="flex rounded-md border bg-card p-0.5" role="group">
            {[false, true].map((all) => (
              <Button key={String(all)} look="ghost" size="sm" aria-pressed={isAll === all} className={cn(isAll === all && "bg-muted")} onClick={() => set({ show: all ? "all" : undefined })}>
                {t(all ? "approval.all" : "approval.pending")}
              </Button>
            ))}
          </div>
        }
      />
      <Loaded of={approvals}>
        {(page) =>
          page.data.length === 0 ? (
            <Card>
              <EmptyState title={t("approval.empty")}>{t("approval.emptyText")}</EmptyState>
            </Card>
          ) : (
            <ul className="grid gap-4">
              {page.data.map((approval) => (
                <li key={approval.id}>
                  <ApprovalCard approval={approval} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function ApprovalCard({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const deal = useOne<Deal>(`/api/deals/${approval.subject_id}`);
  return (
    <Card className="grid gap-3 p-5">
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <Link to={`/deals/${approval.subject_id}`} className="font-semibold hover:underline">
            {approval.subject_label}
          </Link>
          <p className="text-sm text-muted-foreground">
            {t("approval.askedBy", { name: approval.requested_by_name })} · {relative(approval.created_at)}
          </p>
        </div>
        <div className="flex items-center gap-2">
          <Pill tone={approval.level === "owner" ? "danger" : "warning"}>{t(`approval.${approval.level}`)}</Pill>
          <span className="num text-lg font-semibold">{money(approval.amount)}</span>
        </div>
      </header>
      {deal.data && <Lines deal={deal.data} />}
      {approval.can.decide ? (
        <Decide approval={approval} />
      ) : (
        approval.status !== "pending" && (
          <p className="flex items-center gap-2 text-sm text-muted-foreground">
            <Pill tone={approval.status === "approved" ? "success" : approval.status === "rejected" ? "danger" : "plain"}>{t(`approval.${approval.status}`)}</Pill>
            {approval.decided_by_name && t("approval.decidedBy", { name: approval.decided_by_name })} {approval.note}
          </p>
        )
      )}
    </Card>
  );
}

function Lines({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  return (
    <div className="overflow-x-auto rounded-lg border">
      <table className="num w-full text-sm">
        <thead className="bg-table-head text-xs text-muted-foreground">
          <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:text-right [&>th]:font-medium [&>th:first-child]:text-left">
            <th scope="col">{t("product.one")}</th>
            <th scope="col">{t("deal.quantity")}</th>
            <th scope="col">{t("deal.cost")}</th>
            <th scope="col">{t("deal.list")}</th>
            <th scope="col">{t("deal.price")}</th>
            <th scope="col">{t("deal.discount")}</th>
            <th scope="col">{t("deal.margin")}</th>
          </tr>
        </thead>
        <tbody>
          {deal.items.map((item, index) => (
            <tr key={index} className="border-t [&>td]:px-3 [&>td]:py-1.5 [&>td]:text-right [&>td:first-child]:text-left">
              <td>{item.name}</td>
              <td>{number(item.quantity)}</td>
              <td>{item.cost_price === undefined ? "–" : number(item.cost_price)}</td>
              <td>{number(item.list_price)}</td>
              <td className="font-semibold">{number(item.price)}</td>
              <td className={cn(item.discount_bps > 0 && "text-warning")}>{percent(item.discount_bps)}</td>
              <td className={cn((item.margin_bps ?? 0) < 0 && "text-danger")}>{item.margin_bps === undefined ? "–" : percent(item.margin_bps)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Decide({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const decide = useAction<unknown, "approve" | "reject">((what) => post(`/api/approvals/${approval.id}/${what}`, { note: note || null }), {
    refresh: ["/api/approvals", "/api/deals", "/api/auth/me", "/api/home"],
    done: t("deal.decided"),
    isQuiet: true,
  });
  return (
    <div className="grid gap-3">
      <FormError error={decide.error} fields={["note"]} />
      <TextArea label={t("approval.note")} hint={t("approval.rejectHint")} rows={2} value={note} error={faultsOf(decide.error)("note")} onChange={setNote} />
      <div className="flex gap-2">
        <Button look="accent" isBusy={decide.isPending} onClick={() => decide.mutate("approve")}>
          <Check className="size-4" aria-hidden />
          {t("action.approve")}
        </Button>
        <Button look="danger" disabled={decide.isPending} onClick={() => decide.mutate("reject")}>
          <X className="size-4" aria-hidden />
          {t("action.reject")}
        </Button>
      </div>
    </div>
  );
}
