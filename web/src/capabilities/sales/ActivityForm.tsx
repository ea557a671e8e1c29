import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { FormError, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import type { Lead } from "./api";

const KINDS = ["call", "chat", "meeting", "note"] as const;
const OUTCOMES = ["reached", "no_answer", "interested", "not_interested", "rescheduled", "sent"];
const EMPTY = { kind: "call", outcome: "", note: "", next_action: "", next_action_at: "" };

/** What was just done with a lead, in two presses. */
export function ActivityForm({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { values, change, forget } = useDraft(`activity.${lead.id}`, EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const log = useAction<unknown>(
    () =>
      post(
        "/api/activities",
        {
          lead_id: lead.id,
          kind: values.kind,
          note: values.note,
          outcome: values.outcome || null,
          next_action: values.next_action || null,
          next_action_at: values.next_action_at ? new Date(values.next_action_at).toISOString() : null,
        },
        key,
      ),
    {
      refresh: ["/api/leads", "/api/auth/me"],
      done: t("state.saved"),
      isQuiet: true,
      onDone: () => {
        change(EMPTY);
        forget();
        setKey(crypto.randomUUID());
      },
    },
  );
  const fault = faultsOf(log.error);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        log.mutate();
      }}
    >
      <FormError error={log.error} fields={Object.keys(EMPTY)} />
      <div className="flex flex-wrap gap-1" role="group" aria-label={t("lead.log")}>
        {KINDS.map((kind) => (
          <Button key={kind} size="sm" aria-pressed={values.kind === kind} className={cn(values.kind === kind && "border-ring bg-muted font-semibold")} onClick={() => change({ kind })}>
            {t(`activity.${kind}`)}
          </Button>
        ))}
      </div>
      <TextArea label={t("lead.note")} rows={2} value={values.note} error={fault("note")} onChange={(note) => change({ note })} />
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField label={t("lead.outcome")} empty="–" value={values.outcome} choices={OUTCOMES.map((value) => ({ value, label: t(`activity.${value}`) }))} onChange={(outcome) => change({ outcome })} />
        <TextField label={t("lead.next")} value={values.next_action} error={fault("next_action")} onChange={(next_action) => change({ next_action })} />
        <TextField label={t("lead.nextAt")} type="datetime-local" value={values.next_action_at} error={fault("next_action_at")} onChange={(next_action_at) => change({ next_action_at })} />
      </div>
      <Button type="submit" look="accent" className="justify-self-start" isBusy={log.isPending}>
        {t("action.save")}
      </Button>
    </form>
  );
}
