import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { useAction } from "@/app/useAction";
import { patch, post, remove, request } from "@/lib/api";
import type { Lead, LeadChanges } from "./api";

/** What shows leads, and the counts that follow from them. */
export const LEAD_PATHS = ["/api/leads", "/api/home", "/api/auth/me"];

export interface MoveInput {
  lead: Lead;
  stage_id: string;
  lost_reason_id?: string | null;
  note?: string | null;
}

export const moveLead = ({ lead, ...to }: MoveInput) => request<Lead>(`/api/leads/${lead.id}/move`, { method: "POST", body: to, version: lead.version });

/** Changes fields of a lead that nobody changed since `version`. */
export const changeLead = (id: string, changes: LeadChanges, version: number) => patch<Lead>(`/api/leads/${id}`, changes, version);

/** Gives a lead to somebody. */
export function useAssignLead(lead: Lead, onDone?: () => void) {
  const { t } = useTranslation();
  return useAction<Lead, string>((owner_id) => request(`/api/leads/${lead.id}/assign`, { method: "POST", body: { owner_id }, version: lead.version }), {
    refresh: LEAD_PATHS,
    onDone: (saved) => {
      toast.success(t("sales.record.assigned", { name: saved.owner_name }));
      onDone?.();
    },
  });
}

/** Takes a lead out of the trash. */
export function useRestoreLead() {
  const { t } = useTranslation();
  return useAction<Lead, Lead>((lead) => post(`/api/leads/${lead.id}/restore`), {
    refresh: LEAD_PATHS,
    onDone: (lead) => void toast.success(t("sales.record.restored", { name: lead.name })),
  });
}

/** Puts a lead into the trash at once, with the way back in the toast. */
export function useTrashLead(onDone?: () => void) {
  const { t } = useTranslation();
  const restore = useRestoreLead();
  return useAction<Lead, Lead>(
    async (lead) => {
      await remove(`/api/leads/${lead.id}`);
      return lead;
    },
    {
      refresh: LEAD_PATHS,
      onDone: (lead) => {
        toast(t("sales.record.trashed", { name: lead.name }), { duration: 8_000, action: { label: t("action.undo"), onClick: () => restore.mutate(lead) } });
        onDone?.();
      },
    },
  );
}

export interface Outcomes {
  done: number;
  failed: number;
  results: { id: string; ok: boolean; message?: string; code?: string }[];
}

export interface BulkInput {
  ids?: string[];
  filter?: Record<string, string>;
  action: "assign" | "move" | "delete" | "restore";
  owner_id?: string;
  stage_id?: string;
  lost_reason_id?: string;
  note?: string;
}

export const actOnMany = (input: BulkInput, key: string) => post<Outcomes>("/api/leads/bulk", input, key);
