import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { Button, cn } from "@/ui/basics";
import { FormError, PercentField, SelectField, TextField, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { STAGE_COLORS, type Stage, type StageColor, type StageKind } from "../api";
import { StageDot } from "../StagePill";
import { STAGE_PATHS } from "./StageSettings";

/** A stage's name, probability, colour and reminder; its kind stays what it is. */
export function StageDialog({ stage, onClose }: { stage?: Stage; onClose: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ name: stage?.name ?? "", probability_bps: stage?.probability_bps ?? 5_000, color: stage?.color ?? "blue", days: stage?.follow_up_days?.toString() ?? "", kind: stage?.kind ?? "open" });
  const [key] = useState(() => crypto.randomUUID());
  const change = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  const body = { name: values.name, probability_bps: values.probability_bps, color: values.color, follow_up_days: values.days ? Number(values.days) : null };
  const save = useAction<Stage>(() => (stage ? patch(`/api/stages/${stage.id}`, body, stage.version) : post("/api/stages", { ...body, kind: values.kind }, key)), { refresh: STAGE_PATHS, done: t("state.saved"), isQuiet: true, onDone: onClose });
  const fault = faultsOf(save.error);
  return (
    <Dialog isOpen onClose={onClose} title={t(stage ? "sales.pipeline.editStage" : "sales.pipeline.newStage")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={["name", "probability_bps", "color", "follow_up_days", "kind"]} />
        <TextField label={t("sales.pipeline.name")} isRequired autoFocus maxLength={60} value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <PercentField label={t("sales.pipeline.probability")} value={values.probability_bps} error={fault("probability_bps")} onChange={(probability_bps) => change({ probability_bps: probability_bps ?? 0 })} />
          {!stage && (
            <SelectField
              label={t("sales.pipeline.kind")}
              value={values.kind}
              choices={(["open", "lost"] as const).map((value) => ({ value, label: t(`sales.pipeline.${value}`) }))}
              error={fault("kind")}
              onChange={(kind) => change({ kind: kind as StageKind })}
            />
          )}
        </div>
        <Colors value={values.color} onChange={(color) => change({ color })} />
        {values.kind === "open" && <TextField label={t("sales.pipeline.followUp")} hint={t("sales.pipeline.followUpHint")} type="number" min={1} max={365} inputMode="numeric" value={values.days} error={fault("follow_up_days")} onChange={(days) => change({ days })} />}
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
    </Dialog>
  );
}

function Colors({ value, onChange }: { value: StageColor; onChange: (color: StageColor) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{t("sales.pipeline.color")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {STAGE_COLORS.map((color) => (
          <label key={color} className={cn("inline-flex h-8 cursor-pointer items-center gap-2 rounded-full border px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-ring max-md:h-11", color === value && "border-ring bg-row-selected font-medium")}>
            <input type="radio" name="color" value={color} checked={color === value} className="sr-only" onChange={() => onChange(color)} />
            <StageDot color={color} className="size-3" />
            {t(`sales.pipeline.colors.${color}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
