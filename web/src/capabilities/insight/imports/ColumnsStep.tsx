import { useNavigate } from "@tanstack/react-router";
import { ArrowRight, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { number } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button, Card, CardHead } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { FormError } from "@/ui/fields";
import { type Import, type Kind, type Mapping, pathOf, useShow } from "./api";
import { ColumnRow } from "./ColumnRow";
import { assigned, missing, originOf } from "./mapping";
import { NextBar } from "./NextBar";

const isSame = (one: Mapping, other: Mapping) => Object.keys(one).every((name) => (one[name] ?? null) === (other[name] ?? null));

/** From so many columns on, those without a field can be looked at alone. */
const MANY = 12;

/** Which field each column fills. What was guessed or chosen before is filled in. */
export function ColumnsStep({ of, kind }: { of: Import; kind: Kind }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const heading = useId();
  const show = useShow();
  const [onlyFree, showOnlyFree] = useState(false);
  const { values, change, forget } = useDraft<{ mapping: Mapping }>(`import.${of.id}.${of.version}`, { mapping: of.mapping });
  const { mapping } = values;
  const toCheck = () => {
    forget();
    void navigate({ to: ".", search: { step: "check" } as never });
  };
  const look = useAction<Import>(() => request(`${pathOf(of.id)}/preview`, { method: "POST", body: { mapping }, version: of.version }), {
    isQuiet: true,
    onDone: (now) => {
      show(now);
      toCheck();
    },
  });
  const needed = missing(kind, mapping);
  const used = Object.values(mapping).filter(Boolean).length;
  const next = () => (isSame(of.mapping, mapping) ? toCheck() : look.mutate());
  const columns = onlyFree ? of.columns.filter(({ name }) => !mapping[name]) : of.columns;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (needed.length === 0) next();
      }}
    >
      <Card>
        <CardHead title={<span id={heading}>{t("imports.columns.title")}</span>} hint={t("imports.columns.hint")} />
        {of.columns.length > MANY && <CheckField className="px-5 pb-3" label={t("imports.columns.onlyUnmatched")} checked={onlyFree} onChange={showOnlyFree} />}
        <div aria-hidden className="grid grid-cols-[minmax(0,5fr)_minmax(0,4fr)_9rem] gap-4 border-t bg-table-head px-5 py-2 text-xs font-medium text-muted-foreground max-md:hidden">
          <span>{t("imports.columns.column")}</span>
          <span>{t("imports.columns.field")}</span>
        </div>
        <ul aria-labelledby={heading}>
          {columns.map((column) => (
            <ColumnRow key={column.name} column={column} kind={kind} mapping={mapping} origin={originOf(column, [mapping, of.mapping], kind)} onField={(field) => change({ mapping: assigned(mapping, column.name, field) })} />
          ))}
        </ul>
      </Card>
      <div className="mt-3">
        <FormError error={look.error} />
      </div>
      <NextBar
        said={
          needed.length > 0 ? (
            <span className="flex items-start gap-2 text-danger" role="status">
              <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
              {t("imports.columns.missing", { names: needed.map(({ label }) => label).join(", ") })}
            </span>
          ) : (
            <span className="num" role="status">
              {t("imports.columns.summary", { count: used, all: number(of.columns.length) })}
            </span>
          )
        }
      >
        <Button type="submit" look="accent" disabled={needed.length > 0} isBusy={look.isPending}>
          {look.isPending ? t("imports.check.looking") : t("imports.columns.next")}
          {!look.isPending && <ArrowRight className="size-4" aria-hidden />}
        </Button>
      </NextBar>
    </form>
  );
}
