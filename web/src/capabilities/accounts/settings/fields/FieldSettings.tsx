import "@/app/fields/locales";
import "./locales";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FIELDS, type FieldOwner, OWNERS, type OwnField, useOwnFields } from "@/app/fields/api";
import { useModule } from "@/app/session";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { useListState } from "@/lib/hooks";
import { Button, Card, CardHead } from "@/ui/basics";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, Loaded } from "@/ui/states";
import { FieldDialog } from "./FieldDialog";
import { FieldRow } from "./FieldRow";
import { placesOf } from "./fieldInput";
import { RemoveField } from "./RemoveField";

/** The fields that the business adds to what it works with: what each asks, and in which order. */
export default function FieldSettings() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const [sells, calls] = [useModule("sales"), useModule("outreach")];
  const owners = OWNERS.filter((owner) => (owner !== "leads" || sells) && (owner !== "records" || calls));
  const of = owners.find((owner) => owner === search.of) ?? owners[0] ?? "customers";
  const [editing, edit] = useState<OwnField | "new" | null>(null);
  const [going, remove] = useState<OwnField | null>(null);
  const fields = useOwnFields(of);
  const reorder = useReorder(of);
  const add = (
    <Button look="accent" className="shrink-0" onClick={() => edit("new")}>
      <Plus className="size-4" aria-hidden />
      <span className="max-md:sr-only">{t("fieldSettings.add")}</span>
    </Button>
  );
  return (
    <Card>
      <CardHead title={t("fields.title")} hint={t("fieldSettings.hint")} actions={add} />
      <Segmented className="mx-5 mb-4 w-fit max-w-[calc(100%-2.5rem)] max-md:mx-3 max-md:max-w-[calc(100%-1.5rem)]" label={t("fieldSettings.of")} value={of} choices={owners.map((value) => ({ value, label: t(`fieldSettings.owners.${value}`) }))} onChange={(value) => set({ of: value })} />
      <Loaded of={fields}>
        {({ data }) =>
          data.length === 0 ? (
            <div className="border-t">
              <EmptyState title={t("fieldSettings.empty")} action={<Button onClick={() => edit("new")}>{t("fieldSettings.add")}</Button>}>
                {t(`fieldSettings.emptyText.${of}`)}
              </EmptyState>
            </div>
          ) : (
            <ol className="pb-2">
              {data.map((field, index) => (
                <FieldRow key={field.id} field={field} onUp={index > 0 ? () => reorder(data, index, index - 1) : undefined} onDown={index < data.length - 1 ? () => reorder(data, index, index + 1) : undefined} onEdit={() => edit(field)} onRemove={() => remove(field)} />
              ))}
            </ol>
          )
        }
      </Loaded>
      {editing && <FieldDialog of={of} field={editing === "new" ? undefined : editing} onClose={() => edit(null)} />}
      {going && <RemoveField field={going} onClose={() => remove(null)} />}
    </Card>
  );
}

/** Moves a field at once; what the server refuses comes back with its answer. */
function useReorder(of: FieldOwner) {
  const client = useQueryClient();
  const move = useAction<void, OwnField[]>(
    async (rows) => {
      for (const { field, position } of placesOf(rows)) await patch(`${FIELDS}/${field.id}`, { position }, field.version);
    },
    { refresh: [FIELDS] },
  );
  return (rows: OwnField[], from: number, to: number) => {
    const next = [...rows];
    const [moved] = next.splice(from, 1);
    if (!moved || move.isPending) return;
    next.splice(to, 0, moved);
    client.setQueryData([FIELDS, of], (page: object | undefined) => page && { ...page, data: next });
    move.mutate(next, { onError: () => void client.invalidateQueries({ queryKey: [FIELDS] }) });
  };
}
