import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { type SavedView, type ViewInput, useCreateView } from "./api";

interface SaveFormProps {
  list: string;
  /** What is shown now. */
  current: ViewInput;
  onDone: (view: SavedView) => void;
}

/** Keeps what is shown now under a name. */
export function SaveForm({ list, current, onDone }: SaveFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [isShared, share] = useState(false);
  const save = useCreateView(list, onDone);
  return (
    <form
      className="mt-1 grid gap-2 border-t p-2"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ ...current, name, is_shared: isShared });
      }}
    >
      <FormError error={save.error} fields={["name"]} />
      <TextField label={t("views.save")} placeholder={t("views.name")} hint={t("views.hint")} error={faultsOf(save.error)("name")} value={name} maxLength={80} onChange={setName} />
      <CheckField label={<span className="text-sm">{t("views.share")}</span>} checked={isShared} onChange={share} />
      <Button type="submit" size="sm" isBusy={save.isPending}>
        {t("action.save")}
      </Button>
    </form>
  );
}
