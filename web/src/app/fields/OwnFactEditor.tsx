import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "@/app/useChange";
import { Button } from "@/ui/basics";
import { faultsOf } from "@/ui/fields";
import { type OwnValue, nameOf } from "./api";
import { FieldInput } from "./FieldInput";
import type { EditableThing, OwnFactProps } from "./OwnInlineFacts";
import { saidOf } from "./value";

/** One own field of a thing, being changed. Esc leaves it as it was. */
export default function OwnFactEditor({ field, thing: shown, path, refresh, onClose }: OwnFactProps & { onClose: () => void }) {
  const { t } = useTranslation();
  // What is compared on saving is what its writer saw.
  const [thing] = useState(shown);
  const held = thing.custom[field.key] ?? null;
  const [value, setValue] = useState<OwnValue>(held);
  const name = nameOf(field);
  const { save, dialog } = useChange<EditableThing>(thing, { path, refresh, names: { [name]: field.label }, say: (_, said) => saidOf(field, said as OwnValue, t) || undefined, onSaved: onClose });
  const error = save.error?.status === 412 ? undefined : (faultsOf(save.error)(name) ?? save.error?.message);
  return (
    <div className="col-span-2">
      <dt className="sr-only">{field.label}</dt>
      <dd>
        <form
          noValidate
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (JSON.stringify(value) === JSON.stringify(held)) onClose();
            else save.mutate({ changes: { custom: { [field.key]: value } } });
          }}
          onKeyDown={(event) => event.key === "Escape" && onClose()}
        >
          <FieldInput field={field} label={field.label} value={value} error={error} autoFocus disabled={save.isPending} onChange={setValue} />
          <div className="flex gap-2">
            <Button type="submit" size="sm" look="primary" isBusy={save.isPending}>
              {t("action.save")}
            </Button>
            <Button size="sm" look="ghost" onClick={onClose}>
              {t("action.cancel")}
            </Button>
          </div>
          {dialog}
        </form>
      </dd>
    </div>
  );
}
