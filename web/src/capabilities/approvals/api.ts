import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, post } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";

export interface Approval {
  id: string;
  subject_kind: string;
  subject_id: string;
  subject_label: string;
  amount: number;
  level: "leader" | "owner";
  requested_by_name: string;
  status: "pending" | "approved" | "rejected" | "void";
  decided_by_name: string | null;
  decided_at: string | null;
  note: string | null;
  created_at: string;
  can: { decide: boolean };
}

/** What was asked and decided about one thing, the newest first. */
export const useDecisionsOn = (subject: string) => useOne<Page<Approval>>(`/api/approvals?subject_id=${subject}&per_page=50`);

export interface Decision {
  what: "approve" | "reject";
  note: string;
}

/** Decides; of two who do so at once one stands, and the other is told whose. */
export function useDecide(approval: Approval) {
  const { t } = useTranslation();
  return useAction<Approval, Decision>(({ what, note }) => post(`/api/approvals/${approval.id}/${what}`, { note: note.trim() || null }), {
    refresh: ["/api/approvals", "/api/deals", "/api/auth/me", "/api/home", "/api/leads"],
    isQuiet: true,
    onDone: (saved) => void toast.success(t(saved.status === "approved" ? "approval.isApproved" : "approval.isRejected")),
  });
}
