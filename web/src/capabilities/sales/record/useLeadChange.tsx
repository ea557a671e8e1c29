import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { day, moment, money, phone } from "@/lib/format";
import { StaleDialog } from "@/ui/StaleDialog";
import { LEAD_PATHS, changeLead } from "../actions";
import { type Lead, type LeadChanges, useChannels, useProducts } from "../api";

interface Conflict {
  mine: LeadChanges;
  current: Lead;
}

/** Whether somebody else changed, since `seen`, one of the fields that are to be saved. */
function isTaken(mine: LeadChanges, seen: Lead, current: Lead) {
  const fields = Object.keys(mine).filter((field) => field in FIELD_NAMES) as Field[];
  return fields.some((field) => JSON.stringify(current[field]) !== JSON.stringify(seen[field]));
}

/**
 * Saves changes of a lead as its writer saw it. Where somebody else was faster with the same field, `dialog` shows
 * both sides; with other fields, both are kept.
 */
export function useLeadChange(lead: Lead, onSaved?: (saved: Lead) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const said = useSaid();
  const sent = useRef<LeadChanges>({});
  const save = useAction<Lead, LeadChanges & { version?: number }>(
    ({ version = lead.version, ...changes }) => {
      sent.current = changes;
      return changeLead(lead.id, changes, version);
    },
    {
      refresh: LEAD_PATHS,
      isQuiet: true,
      onStale: (now) => {
        const current = now as Lead;
        if (isTaken(sent.current, lead, current)) setConflict({ mine: sent.current, current });
        else save.mutate({ ...sent.current, version: current.version });
      },
      onDone: (saved) => {
        setConflict(null);
        client.setQueryData([`/api/leads/${lead.id}`], saved);
        onSaved?.(saved);
      },
    },
  );
  const see = () => {
    if (!conflict) return;
    client.setQueryData([`/api/leads/${lead.id}`], conflict.current);
    setConflict(null);
    save.reset();
    onSaved?.(conflict.current);
  };
  const fields = Object.keys(conflict?.mine ?? {}).filter((field) => field in FIELD_NAMES) as Field[];
  const dialog: ReactNode = conflict && (
    <StaleDialog
      title={t("sales.stale.title")}
      hint={t("sales.stale.hint")}
      words={{ field: t("sales.stale.field"), mine: t("sales.stale.mine"), theirs: t("sales.stale.theirs"), see: t("sales.stale.see"), keep: t("sales.stale.keep") }}
      rows={fields.map((field) => ({ label: t(FIELD_NAMES[field]), mine: said(field, conflict.mine[field]), theirs: said(field, conflict.current[field]) }))}
      isBusy={save.isPending}
      onSee={see}
      onKeep={() => save.mutate({ ...conflict.mine, version: conflict.current.version })}
    />
  );
  return { save, dialog };
}

/** What the fields are called. */
export const FIELD_NAMES = {
  name: "lead.name", phone: "lead.phone", email: "lead.email", address: "lead.address", organization: "lead.organization", need: "lead.need", product_id: "lead.product", channel_id: "lead.channel",
  estimated_value: "lead.value", expected_close_on: "lead.close", next_action: "lead.next", next_action_at: "lead.nextAt", tags: "lead.tags",
} as const;
export type Field = keyof typeof FIELD_NAMES;

/** Says a field's value as people read it. */
function useSaid() {
  const [products, channels] = [useProducts(), useChannels()];
  const named = [...(products.data?.data ?? []), ...(channels.data?.data ?? [])];
  return (field: Field, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (Array.isArray(value)) return value.join(", ") || "–";
    const text = String(value);
    if (field === "phone") return phone(text);
    if (field === "estimated_value") return money(Number(value));
    if (field === "expected_close_on") return day(text);
    if (field === "next_action_at") return moment(text);
    return named.find((row) => row.id === text)?.name ?? text;
  };
}
