import { MessageCircle, NotebookPen, Phone, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { FormError, TextArea, TextField, faultsOf } from "@/ui/fields";
import { LEAD_PATHS } from "../actions";
import { type Lead, fromLocalInput } from "../api";
import { PlanFields } from "./PlanFields";

const KINDS = { call: Phone, chat: MessageCircle, meeting: Users, note: NotebookPen } as const;
type Kind = keyof typeof KINDS;
/** How each kind usually ends. */
const OUTCOMES: Record<Kind, string[]> = {
  call: ["reached", "no_answer", "interested", "not_interested", "rescheduled", "wrong_number"],
  chat: ["sent", "reached", "interested", "not_interested", "rescheduled"],
  meeting: ["done", "interested", "not_interested", "rescheduled"],
  note: [],
};
const EMPTY = { kind: "call" as Kind, outcome: "", note: "", next_action: "", next_action_at: "", at: "", minutes: "" };

/** What was just done with a lead, in two presses. */
export function ActivityForm({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { values, change, forget } = useDraft(`activity.${lead.id}`, EMPTY);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [keeps, setKeeps] = useState<boolean | null>(null);
  const isPlanned = Boolean(lead.next_action ?? lead.next_action_at);
  const hasPlan = Boolean(values.next_action || values.next_action_at);
  // A note rarely ends what was planned; a call mostly does.
  const isKept = isPlanned && !hasPlan && (keeps ?? values.kind === "note");
  const plan = isKept ? { next_action: lead.next_action, next_action_at: lead.next_action_at } : { next_action: values.next_action.trim() || null, next_action_at: fromLocalInput(values.next_action_at) };
  const log = useAction<unknown>(
    () =>
      post(
        "/api/activities",
        { lead_id: lead.id, kind: values.kind, note: values.note, outcome: values.outcome || null, at: fromLocalInput(values.at) ?? undefined, duration_min: values.minutes ? Number(values.minutes) : null, ...plan },
        key,
      ),
    {
      refresh: LEAD_PATHS,
      done: t("sales.log.saved"),
      isQuiet: true,
      onDone: () => {
        change({ ...EMPTY, kind: values.kind });
        forget();
        setKeeps(null);
        setKey(crypto.randomUUID());
      },
    },
  );
  const fault = faultsOf(log.error);
  return (
    <form
      id="log"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        log.mutate();
      }}
    >
      <FormError error={log.error} fields={["note", "next_action", "next_action_at", "at", "duration_min"]} />
      <div className="grid grid-cols-4 gap-1 rounded-lg bg-muted p-1" role="group" aria-label={t("sales.log.what")}>
        {(Object.keys(KINDS) as Kind[]).map((kind) => {
          const Icon = KINDS[kind];
          const isChosen = values.kind === kind;
          return (
            <button key={kind} type="button" aria-pressed={isChosen} className={cn("flex h-9 items-center justify-center gap-2 rounded-md text-sm font-medium text-muted-foreground max-md:h-12 max-md:flex-col max-md:gap-0.5 max-md:text-xs", isChosen && "border bg-card text-foreground")} onClick={() => change({ kind, outcome: "" })}>
              <Icon className="size-4" aria-hidden />
              {t(`activity.${kind}`)}
            </button>
          );
        })}
      </div>
      {OUTCOMES[values.kind].length > 0 && (
        <div className="grid gap-1">
          <span className="text-sm font-medium">{t("sales.log.outcome")}</span>
          <div className="flex flex-wrap gap-1.5" role="group" aria-label={t("sales.log.outcome")}>
            {OUTCOMES[values.kind].map((outcome) => (
              <Button key={outcome} size="sm" aria-pressed={values.outcome === outcome} className={cn("rounded-full font-normal", values.outcome === outcome && "border-ring bg-row-selected font-medium")} onClick={() => change({ outcome: values.outcome === outcome ? "" : outcome })}>
                {t(`activity.${outcome}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <TextArea label={t("sales.log.note")} placeholder={t("sales.log.noteHint")} rows={2} maxLength={10_000} value={values.note} error={fault("note")} onChange={(note) => change({ note })} />
      <PlanFields plan={values} fault={fault} onChange={change} />
      {isPlanned && !hasPlan && (
        <label className="flex items-center gap-2 text-sm max-md:min-h-11">
          <input type="checkbox" checked={isKept} onChange={(event) => setKeeps(event.target.checked)} />
          {t("sales.log.keep", { action: lead.next_action ?? t("lead.next") })}
        </label>
      )}
      <details className="text-sm">
        <summary className="cursor-pointer text-muted-foreground">{t("sales.log.earlier")}</summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          <TextField label={t("sales.log.at")} type="datetime-local" value={values.at} error={fault("at")} onChange={(at) => change({ at })} />
          <TextField label={t("sales.log.minutes")} type="number" min={0} max={1440} inputMode="numeric" value={values.minutes} error={fault("duration_min")} onChange={(minutes) => change({ minutes })} />
        </div>
      </details>
      <Button type="submit" look="accent" className="justify-self-start max-md:justify-self-stretch" isBusy={log.isPending}>
        {t("sales.log.save")}
      </Button>
    </form>
  );
}
