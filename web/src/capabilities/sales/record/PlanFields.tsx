import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { TextField } from "@/ui/fields";
import { toLocalInput } from "../api";

export interface Plan {
  next_action: string;
  /** As the browser's own input holds it. */
  next_action_at: string;
}

interface PlanFieldsProps {
  plan: Plan;
  fault: (field: string) => string | undefined;
  onChange: (changes: Partial<Plan>) => void;
}

/** Nine o'clock, so many days from now. */
function morning(days: number) {
  const date = new Date(Date.now() + days * 86_400_000);
  date.setHours(9, 0, 0, 0);
  return toLocalInput(date.toISOString());
}

/** What comes next and when; the usual days by one press. */
export function PlanFields({ plan, fault, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  const presets: [string, string][] = [
    [t("sales.log.tomorrow"), morning(1)],
    [t("sales.log.inThree"), morning(3)],
    [t("sales.log.nextWeek"), morning(7)],
  ];
  return (
    <div className="@container grid gap-2">
      <div className="grid gap-3 @md:grid-cols-2">
        <TextField label={t("sales.log.next")} placeholder={t("sales.log.nextHint")} maxLength={200} value={plan.next_action} error={fault("next_action")} onChange={(next_action) => onChange({ next_action })} />
        <TextField label={t("sales.log.when")} type="datetime-local" value={plan.next_action_at} error={fault("next_action_at")} onChange={(next_action_at) => onChange({ next_action_at })} />
      </div>
      <div className="flex flex-wrap gap-1.5" role="group" aria-label={t("sales.log.when")}>
        {presets.map(([label, at]) => (
          <Button key={label} size="sm" aria-pressed={plan.next_action_at === at} className={plan.next_action_at === at ? "border-ring bg-row-selected" : ""} onClick={() => onChange({ next_action_at: at })}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
