import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { Button, Card, CardHead } from "@/ui/basics";
import { FormError, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { fromLocalInput } from "../../sales/api";
import { CUSTOMERS, type Customer } from "../api";

const KINDS = ["call", "chat", "meeting", "email", "note"];
const OUTCOMES = ["reached", "no_answer", "interested", "not_interested", "rescheduled", "sent", "done"];
const EMPTY = { kind: "chat", outcome: "", note: "", next_action: "", next_action_at: "" };

/** What was just done with a customer. */
export default function LogActivity({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { values, change, forget } = useDraft(`activity.${customer.id}`, EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const log = useAction<unknown>(
    () =>
      post(
        "/api/activities",
        { customer_id: customer.id, kind: values.kind, note: values.note, outcome: values.kind === "note" ? null : values.outcome || null, next_action: values.next_action.trim() || null, next_action_at: fromLocalInput(values.next_action_at) },
        key,
      ),
    {
      refresh: [CUSTOMERS, "/api/activities"],
      done: t("customers.record.logSaved"),
      isSilent: true,
      onDone: () => {
        change({ ...EMPTY, kind: values.kind });
        forget();
        setKey(crypto.randomUUID());
      },
    },
  );
  const fault = faultsOf(log.error);
  return (
    <Card>
      <CardHead title={t("customers.record.log")} />
      <form
        noValidate
        className="grid gap-4 px-5 pb-5"
        onSubmit={(event) => {
          event.preventDefault();
          log.mutate();
        }}
      >
        <FormError error={log.error} fields={Object.keys(EMPTY)} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t("customers.record.what")} value={values.kind} choices={KINDS.map((value) => ({ value, label: t(`activity.${value}`) }))} onChange={(kind) => change({ kind })} />
          {values.kind !== "note" && <SelectField label={t("customers.record.outcome")} empty="–" value={values.outcome} choices={OUTCOMES.map((value) => ({ value, label: t(`activity.${value}`) }))} error={fault("outcome")} onChange={(outcome) => change({ outcome })} />}
        </div>
        <TextArea label={t("customers.record.logNote")} placeholder={t("customers.record.logNoteHint")} rows={2} maxLength={10_000} value={values.note} error={fault("note")} onChange={(note) => change({ note })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t("customers.record.logNext")} maxLength={200} value={values.next_action} error={fault("next_action")} onChange={(next_action) => change({ next_action })} />
          <TextField label={t("customers.record.logAt")} type="datetime-local" value={values.next_action_at} error={fault("next_action_at")} onChange={(next_action_at) => change({ next_action_at })} />
        </div>
        <Button type="submit" look="primary" className="justify-self-start max-md:justify-self-stretch" isBusy={log.isPending}>
          {t("customers.record.log")}
        </Button>
      </form>
    </Card>
  );
}
