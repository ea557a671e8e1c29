import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type OwnValue, nameOf, useOwnFields } from "@/app/fields/api";
import { saidOf } from "@/app/fields/value";
import { useAction } from "@/app/useAction";
import { isTaken, sentFields, valueAt } from "@/app/useChange";
import { day, moment, money, phone } from "@/lib/format";
import { StaleDialog } from "@/ui/StaleDialog";
import { LEAD_PATHS, changeLead } from "../actions";
import { type Lead, type LeadChanges, useChannels, useProducts } from "../api";

interface Conflict {
  mine: LeadChanges;
  current: Lead;
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
  const own = useOwnFields("leads").data?.data ?? [];
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
        const { owner_id: _owner, allow_duplicate: _sure, ...mine } = sent.current;
        if (isTaken(mine, { ...lead }, { ...current })) setConflict({ mine: sent.current, current });
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
  const told = ({ mine, current }: Conflict) =>
    sentFields({ ...mine }).flatMap((name) => {
      const [ours, theirs] = [valueAt({ ...mine }, name), valueAt({ ...current }, name)];
      const field = own.find((other) => nameOf(other) === name);
      if (field) return [{ label: field.label, mine: saidOf(field, ours as OwnValue, t) || "–", theirs: saidOf(field, theirs as OwnValue, t) || "–" }];
      return name in FIELD_NAMES ? [{ label: t(FIELD_NAMES[name as Field]), mine: said(name as Field, ours), theirs: said(name as Field, theirs) }] : [];
    });
  const dialog: ReactNode = conflict && (
    <StaleDialog
      title={t("sales.stale.title")}
      hint={t("sales.stale.hint")}
      words={{ field: t("sales.stale.field"), mine: t("sales.stale.mine"), theirs: t("sales.stale.theirs"), see: t("sales.stale.see"), keep: t("sales.stale.keep") }}
      rows={told(conflict)}
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
  estimated_value: "lead.value", expected_close_on: "lead.close", next_action: "lead.next", next_action_at: "lead.nextAt", tags: "tags.title",
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
