import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FIELDS, FIELD_KINDS, type FieldKind, type FieldOwner, type OwnField } from "@/app/fields/api";
import { FieldInput as ValueInput } from "@/app/fields/FieldInput";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { type ApiError, post } from "@/lib/api";
import { Button } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { ChoicesEditor } from "./ChoicesEditor";
import { type FieldInput, bodyOf, chooses, inputOf, keyOf, newBody } from "./fieldInput";

interface FieldDialogProps {
  of: FieldOwner;
  field?: OwnField;
  onClose: () => void;
}

/** Adds a field, or changes one. Its key stays, and its kind as long as anything stands in it. */
export function FieldDialog({ of, field: shown, onClose }: FieldDialogProps) {
  const { t } = useTranslation();
  const [field] = useState(shown);
  const [before] = useState(() => inputOf(field));
  const [values, setValues] = useState<FieldInput>(before);
  const [id] = useState(() => crypto.randomUUID());
  const names = { label: t("fieldSettings.label"), type: t("fieldSettings.type"), choices: t("fieldSettings.choices"), default: t("fieldSettings.default"), required: t("fieldSettings.isRequired"), in_table: t("fieldSettings.inTable"), in_filter: t("fieldSettings.inFilter") };
  const create = useAction<OwnField>(() => post(FIELDS, { entity: of, ...newBody(values) }, id), { refresh: [FIELDS], done: t("state.saved"), isQuiet: true, onDone: onClose });
  const { save, dialog } = useChange<OwnField>(field, { path: `${FIELDS}/${field?.id}`, refresh: [FIELDS], names, say: (name, value) => (name === "type" ? t(`fieldSettings.types.${String(value)}`) : undefined), onSaved: onClose });
  const error: ApiError | null = field ? save.error : create.error;
  const fault = faultsOf(error);
  const change = (changes: Partial<FieldInput>) => setValues((now) => ({ ...now, ...changes }));
  const changes = differences(bodyOf(before), bodyOf(values));
  const isBusy = create.isPending || save.isPending;
  const submit = () => {
    if (isBusy) return;
    if (!field) create.mutate();
    else if (Object.keys(changes).length > 0) save.mutate({ changes });
    else onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={field ? t("fieldSettings.change", { name: field.label }) : t("fieldSettings.new", { of: t(`fieldSettings.owners.${of}`) })} side="right">
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FormError error={error?.status === 412 ? null : error} fields={Object.keys(values)} />
        <TextField label={names.label} hint={t("fieldSettings.labelHint")} isRequired autoFocus autoComplete="off" maxLength={80} value={values.label} error={fault("label")} onChange={(label) => change({ label })} />
        <SelectField label={names.type} hint={t(field ? "fieldSettings.typeStays" : `fieldSettings.typeHints.${values.type}`)} value={values.type} choices={FIELD_KINDS.map((value) => ({ value, label: t(`fieldSettings.types.${value}`) }))} error={fault("type")} onChange={(type) => change({ type: type as FieldKind, default: null })} />
        {chooses(values.type) && <ChoicesEditor label={names.choices} values={values.choices} fault={fault} onChange={(choices) => change({ choices })} />}
        <TextField label={t("fieldSettings.key")} hint={t(field ? "fieldSettings.keyStays" : "fieldSettings.keyHint")} disabled={Boolean(field)} autoComplete="off" spellCheck={false} maxLength={40} placeholder={keyOf(values.label)} value={values.key} error={fault("key")} onChange={(key) => change({ key })} />
        <ValueInput key={values.type} field={{ type: values.type, choices: values.choices.map((choice) => choice.trim()).filter(Boolean), required: false }} label={names.default} hint={t("fieldSettings.defaultHint")} value={values.default} error={fault("default")} onChange={(value) => change({ default: value })} />
        <CheckField label={names.required} hint={t("fieldSettings.requiredHint")} checked={values.required} error={fault("required")} onChange={(required) => change({ required })} />
        <CheckField label={names.in_table} hint={t("fieldSettings.inTableHint")} checked={values.in_table} error={fault("in_table")} onChange={(in_table) => change({ in_table })} />
        <CheckField label={names.in_filter} checked={values.in_filter} error={fault("in_filter")} onChange={(in_filter) => change({ in_filter })} />
        <div className="sticky -bottom-5 -mx-5 -mb-5 border-t bg-card px-5 py-3">
          <Button type="submit" look="accent" className="w-full" isBusy={isBusy}>
            {t("action.save")}
          </Button>
        </div>
        {dialog}
      </form>
    </Dialog>
  );
}
