import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { number } from "@/lib/format";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { type Database, RECORD_PATHS, useHolders } from "../api";

const SCOPES = ["untouched", "older_than_days", "all"] as const;

/** Takes records back, so that they can be given again. */
export default function RecycleDialog({ database, onClose }: { database: Database; onClose: () => void }) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const [scope, setScope] = useState<(typeof SCOPES)[number]>("untouched");
  const [days, setDays] = useState("14");
  const [staff, setStaff] = useState("");
  const holders = useHolders();
  const body = { scope, days: scope === "older_than_days" && days ? Number(days) : undefined, staff_id: staff || undefined };
  const recycle = useAction<{ recycled: number }>(() => post(`/api/databases/${database.id}/recycle`, body, key), {
    refresh: RECORD_PATHS,
    isQuiet: true,
    onDone: ({ recycled }) => {
      toast.success(t("outreach.recycle.done", { count: recycled, shown: number(recycled) }));
      onClose();
    },
  });
  const counts = { untouched: database.counts?.untouched, all: database.counts?.assigned, older_than_days: undefined };
  const fault = faultsOf(recycle.error);
  return (
    <Dialog isOpen onClose={onClose} title={`${t("outreach.recycle.title")}: ${database.name}`}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          recycle.mutate();
        }}
      >
        <p className="text-muted-foreground">{t("outreach.recycle.hint")}</p>
        <FormError error={recycle.error} fields={["scope", "days", "staff_id"]} />
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-sm font-medium">{t("outreach.recycle.which")}</legend>
          {SCOPES.map((choice) => (
            <label key={choice} className="flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-row-hover has-checked:bg-row-selected max-md:min-h-11">
              <input type="radio" name="scope" checked={scope === choice} onChange={() => setScope(choice)} />
              <span className="flex-1">{t(`outreach.recycle.${choice}`)}</span>
              {counts[choice] !== undefined && !staff && <span className="num text-muted-foreground">{number(counts[choice])}</span>}
            </label>
          ))}
        </fieldset>
        {scope === "older_than_days" && <TextField label={t("outreach.recycle.days")} type="number" min={0} max={3650} inputMode="numeric" isRequired value={days} error={fault("days")} onChange={setDays} />}
        <SelectField label={t("outreach.recycle.from")} empty={t("outreach.everybody")} value={staff} choices={holders} error={fault("staff_id")} onChange={setStaff} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="danger" isBusy={recycle.isPending}>
            {t("outreach.recycle.go")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
