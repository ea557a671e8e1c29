import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { differences, useChange } from "@/app/useChange";
import { Button, Card, CardHead } from "@/ui/basics";
import { FormError, faultsOf } from "@/ui/fields";
import type { Group } from "./groups";

export interface FieldsProps<T> {
  values: T;
  fault: (field: string) => string | undefined;
  change: (changes: Partial<T>) => void;
}

interface SettingFormProps<T> {
  title: string;
  hint: string;
  group: Group<T>;
  /** What the fields are called. */
  names: Record<string, string>;
  children: (props: FieldsProps<T>) => ReactNode;
}

/** A group of settings: changed together, saved together. */
export function SettingForm<T extends object>({ title, hint, group, names, children }: SettingFormProps<T>) {
  const { t } = useTranslation();
  const [values, setValues] = useState(group.value);
  const change = differences(group.value, values);
  const isChanged = Object.keys(change).length > 0;
  const { save, dialog } = useChange<Group<T>>(group, { path: `/api/settings/${group.key}`, refresh: ["/api/settings", "/api/auth/me", "/api/products"], names });
  return (
    <Card>
      <CardHead title={title} hint={hint} />
      <form
        noValidate
        className="grid gap-4 px-5 pb-5 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ changes: change });
        }}
      >
        <FormError error={save.error?.status === 412 ? null : save.error} fields={Object.keys(values)} />
        {children({ values, fault: faultsOf(save.error), change: (changes) => setValues({ ...values, ...changes }) })}
        <Button type="submit" look="accent" className="justify-self-start max-md:justify-self-stretch sm:col-span-2" disabled={!isChanged} isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
      {dialog}
    </Card>
  );
}
