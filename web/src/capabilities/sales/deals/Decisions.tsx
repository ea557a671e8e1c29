import { useTranslation } from "react-i18next";
import { moment, money, relative } from "@/lib/format";
import { Card, CardHead } from "@/ui/basics";
import { useDecisionsOn } from "../../approvals/api";
import { Decide } from "../../approvals/Decide";
import { Outcome } from "../../approvals/Outcome";
import type { Deal } from "./api";

/** Who was asked about the deal's prices and what they said; who may, decides here. */
export function Decisions({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const decisions = useDecisionsOn(deal.id).data?.data ?? [];
  if (decisions.length === 0) return null;
  return (
    <Card>
      <CardHead title={t("approval.history")} />
      <ol className="grid gap-4 px-5 pb-5">
        {decisions.map((approval) => (
          <li key={approval.id} className="grid gap-2 border-b pb-4 last:border-b-0 last:pb-0">
            <p className="text-sm text-muted-foreground">
              {t("approval.askedBy", { name: approval.requested_by_name })} · <span className="num">{money(approval.amount)}</span> · <span title={moment(approval.created_at)}>{relative(approval.created_at)}</span>
            </p>
            {approval.can.decide ? <Decide approval={approval} /> : <Outcome approval={approval} />}
          </li>
        ))}
      </ol>
    </Card>
  );
}
