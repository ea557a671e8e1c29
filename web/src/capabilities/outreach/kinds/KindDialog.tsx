import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import type { DatabaseKind } from "../api";

const PATHS = ["/api/database-kinds", "/api/databases"];
const USUAL = { requires_product: true, excludes_reserved: true, staff_may_request: true };

/** A kind's name, and what holds for its databases. */
export function KindDialog({ kind: shown, onClose }: { kind?: DatabaseKind; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind] = useState(shown);
  const [key] = useState(() => crypto.randomUUID());
  const [before] = useState({ name: kind?.name ?? "", rules: kind?.rules ?? USUAL });
  const [values, setValues] = useState(before);
  const add = useAction<DatabaseKind>(() => post("/api/database-kinds", values, key), { refresh: PATHS, done: t("state.saved"), isQuiet: true, onDone: onClose });
  const { save, dialog } = useChange<DatabaseKind>(kind, { path: `/api/database-kinds/${kind?.id}`, refresh: PATHS, names: { name: t("outreach.kinds.name"), rules: t("outreach.kinds.rules") }, onSaved: onClose });
  const error = kind ? save.error : add.error;
  return (
    <Dialog isOpen onClose={onClose} title={t(kind ? "outreach.kinds.editTitle" : "outreach.kinds.add")}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (kind) save.mutate({ changes: differences(before, values) });
          else add.mutate();
        }}
      >
        <FormError error={error?.status === 412 ? null : error} fields={["name"]} />
        <TextField label={t("outreach.kinds.name")} isRequired autoFocus maxLength={80} value={values.name} error={faultsOf(error)("name")} onChange={(name) => setValues({ ...values, name })} />
        {(Object.keys(USUAL) as (keyof typeof USUAL)[]).map((rule) => (
          <CheckField key={rule} label={t(`outreach.kinds.${rule}`)} hint={t(`outreach.kinds.${rule}_hint`)} checked={values.rules[rule]} onChange={(isOn) => setValues({ ...values, rules: { ...values.rules, [rule]: isOn } })} />
        ))}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={add.isPending || save.isPending}>
            {t("action.save")}
          </Button>
        </div>
      </form>
      {dialog}
    </Dialog>
  );
}
