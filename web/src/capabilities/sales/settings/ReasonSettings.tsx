import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { Button, Card, CardHead } from "@/ui/basics";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { EmptyState, Loaded } from "@/ui/states";
import { type Reason, useReasons } from "../api";
import { RemoveDialog } from "./RemoveDialog";
import { RowActions } from "./SettingRow";

const PATHS = ["/api/lost-reasons"];

/** Why leads are lost. */
export function ReasonSettings() {
  const { t } = useTranslation();
  const reasons = useReasons();
  const [editing, edit] = useState<Reason | "new" | null>(null);
  const [going, remove] = useState<Reason | null>(null);
  return (
    <Card>
      <CardHead
        title={t("sales.pipeline.reasons")}
        hint={t("sales.pipeline.reasonsHint")}
        actions={
          <Button size="sm" onClick={() => edit("new")}>
            <Plus className="size-4" aria-hidden />
            {t("sales.pipeline.addReason")}
          </Button>
        }
      />
      <Loaded of={reasons}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("sales.pipeline.noReasons")}>{t("sales.pipeline.reasonsHint")}</EmptyState>
          ) : (
            <ul className="pb-3">
              {data.map((reason) => (
                <li key={reason.id} className="flex min-h-11 items-center justify-between gap-3 border-t px-5">
                  <span className="truncate">{reason.name}</span>
                  <RowActions name={reason.name} onEdit={() => edit(reason)} onRemove={() => remove(reason)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing && <ReasonDialog reason={editing === "new" ? undefined : editing} onClose={() => edit(null)} />}
      {going && <RemoveDialog path={`/api/lost-reasons/${going.id}`} title={t("sales.pipeline.removeReason", { name: going.name })} text={t("sales.pipeline.removeReasonText")} refresh={PATHS} onClose={() => remove(null)} />}
    </Card>
  );
}

function ReasonDialog({ reason, onClose }: { reason?: Reason; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(reason?.name ?? "");
  const [key] = useState(() => crypto.randomUUID());
  const save = useAction<Reason>(() => (reason ? patch(`/api/lost-reasons/${reason.id}`, { name }, reason.version) : post("/api/lost-reasons", { name }, key)), { refresh: PATHS, done: t("state.saved"), isQuiet: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t(reason ? "sales.pipeline.editReason" : "sales.pipeline.newReason")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={["name"]} />
        <TextField label={t("sales.pipeline.name")} isRequired autoFocus maxLength={80} value={name} error={faultsOf(save.error)("name")} onChange={setName} />
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
    </Dialog>
  );
}
