import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { type ApiError, post } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { type Database, useKinds, useProductChoices } from "../api";

const FIELDS = ["name", "kind", "product_id"];
const PATHS = ["/api/databases"];

interface DatabaseFormProps {
  database?: Database;
  /** The kind that is looked at. */
  kind?: string;
  onDone: (saved: Database) => void;
}

/** A database's name, kind and product. The kind stays once it is there: kinds never mix. */
export function DatabaseForm({ database: shown, kind, onDone }: DatabaseFormProps) {
  const { t } = useTranslation();
  const [database] = useState(shown);
  const [key] = useState(() => crypto.randomUUID());
  const [kinds, products] = [useKinds(), useProductChoices()];
  const [before] = useState({ name: database?.name ?? "", product_id: database?.product_id ?? null });
  const { values, change, forget } = useDraft(`database.${database ? `${database.id}.${database.version}` : "new"}`, { ...before, kind: database?.kind ?? kind ?? "regular" });
  const done = (saved: Database) => {
    forget();
    onDone(saved);
  };
  const add = useAction<Database>(() => post("/api/databases", values, key), { refresh: PATHS, isQuiet: true, onDone: done });
  const names = { name: t("outreach.database.name"), product_id: t("lead.product") };
  const say = (field: string, value: unknown) => (field === "product_id" ? (products.find((product) => product.value === value)?.label ?? t("outreach.unknown")) : undefined);
  const { save, dialog } = useChange<Database>(database, { path: `/api/databases/${database?.id}`, refresh: PATHS, names, say, onSaved: done });
  const error: ApiError | null = database ? save.error : add.error;
  const fault = faultsOf(error);
  const rules = kinds.data?.data.find((one) => one.key === values.kind)?.rules;
  const send = () => {
    if (!database) return add.mutate();
    save.mutate({ changes: differences(before, { name: values.name, product_id: values.product_id }) });
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FormError error={error?.status === 412 ? null : error} fields={FIELDS} />
      <TextField label={names.name} isRequired autoFocus maxLength={160} value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
      {!database && <SelectField label={t("outreach.database.kind")} isRequired value={values.kind} choices={(kinds.data?.data ?? []).map((one) => ({ value: one.key, label: one.name }))} hint={t("outreach.database.kindHint")} error={fault("kind")} onChange={(next) => change({ kind: next })} />}
      <SelectField
        label={names.product_id}
        isRequired={rules?.requires_product}
        empty={rules?.requires_product ? t("outreach.chooseProduct") : t("outreach.unknown")}
        value={values.product_id ?? ""}
        choices={products}
        error={fault("product_id")}
        onChange={(product) => change({ product_id: product || null })}
      />
      <Button type="submit" look="accent" isBusy={add.isPending || save.isPending}>
        {t("action.save")}
      </Button>
      {dialog}
    </form>
  );
}
