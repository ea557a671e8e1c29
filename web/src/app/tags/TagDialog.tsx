import { CircleX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, faultsOf } from "@/ui/fields";
import { type TagOutcomes, useTagMany } from "./api";
import type { TagBulkProps } from "./TagBulk";
import { TagsField } from "./TagsField";

/** Which labels the chosen things get and lose; afterwards, which of them stayed as they were and why. */
export default function TagDialog({ of, chosen, count, named, refresh, onDone, onClose }: TagBulkProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const [left, leave] = useState<TagOutcomes | null>(null);
  const change = useTagMany(of, {
    refresh,
    isQuiet: true,
    onDone: (outcomes) => {
      if (outcomes.failed > 0) return leave(outcomes);
      toast.success(t("tags.done", { count: outcomes.done, shown: number(outcomes.done) }));
      onClose();
      onDone();
    },
  });
  const isEmpty = add.length === 0 && remove.length === 0;
  const finish = () => {
    onClose();
    if (left) onDone();
  };
  const fault = faultsOf(change.error);
  return (
    <Dialog isOpen onClose={finish} title={left ? t("tags.someLeft", { done: number(left.done), failed: number(left.failed) }) : t("tags.bulk", { count, shown: number(count) })}>
      {left ? (
        <Left outcomes={left} named={named} onClose={finish} />
      ) : (
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isEmpty && !change.isPending) change.mutate({ ...chosen, add, remove });
          }}
        >
          <FormError error={change.error} fields={["add", "remove"]} />
          <TagsField of={of} name="add" label={t("tags.putOn")} values={add} fault={fault} autoFocus onChange={setAdd} />
          <TagsField of={of} name="remove" label={t("tags.takeOff")} hint={t("tags.takeOffHint")} values={remove} fault={fault} mayMake={false} onChange={setRemove} />
          <div className="flex justify-end gap-2">
            <Button onClick={finish}>{t("action.cancel")}</Button>
            <Button type="submit" look="accent" isBusy={change.isPending} disabled={isEmpty}>
              {t("action.save")}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

const SHOWN = 200;

function Left({ outcomes, named, onClose }: { outcomes: TagOutcomes; named: TagBulkProps["named"]; onClose: () => void }) {
  const { t } = useTranslation();
  const failed = outcomes.results.filter((one) => !one.ok);
  return (
    <>
      <p className="mb-3 text-muted-foreground">{t("tags.leftHint")}</p>
      <ul className="mb-5 grid max-h-96 overflow-y-auto rounded-lg border" tabIndex={0} aria-label={t("tags.leftHint")}>
        {failed.slice(0, SHOWN).map((one) => (
          <li key={one.id} className="flex items-start gap-2 border-b px-3 py-2 text-sm last:border-b-0">
            <CircleX className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />
            <span className="min-w-0 flex-1 truncate font-medium">{named.find(({ id }) => id === one.id)?.name ?? `…${one.id.slice(-8)}`}</span>
            <span className="text-danger">{one.message ?? one.code}</span>
          </li>
        ))}
      </ul>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t("action.close")}
        </Button>
      </div>
    </>
  );
}
