import { Check, X } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { FormError, TextArea, faultsOf } from "@/ui/fields";
import { type Approval, type Decision, useDecide } from "./api";

/** Yes or no, with a word to the seller; a no needs one. */
export function Decide({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const form = useId();
  const decide = useDecide(approval);
  const send = (what: Decision["what"]) => {
    const isNeeded = what === "reject" && !note.trim();
    setMissing(isNeeded);
    if (isNeeded) document.getElementById(form)?.querySelector("textarea")?.focus();
    else decide.mutate({ what, note });
  };
  return (
    <div id={form} className="grid gap-3">
      <FormError error={decide.error} fields={["note"]} />
      <TextArea
        label={t("approval.note")}
        hint={t("approval.noteHint")}
        rows={2}
        maxLength={1_000}
        value={note}
        error={isMissing ? t("approval.whyNeeded") : faultsOf(decide.error)("note")}
        onChange={(text) => {
          setNote(text);
          setMissing(false);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button look="accent" isBusy={decide.isPending} onClick={() => send("approve")}>
          <Check className="size-4" aria-hidden />
          {t("action.approve")}
        </Button>
        <Button look="danger" disabled={decide.isPending} onClick={() => send("reject")}>
          <X className="size-4" aria-hidden />
          {t("action.reject")}
        </Button>
      </div>
    </div>
  );
}
