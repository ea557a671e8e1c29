import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { useListState } from "@/lib/hooks";
import { Button, Card } from "@/ui/basics";
import { FormError } from "@/ui/fields";
import { Tabs } from "@/ui/Tabs";
import { IMPORTS, type Import, type Kind, type Options, pathOf, useShow } from "./api";
import { CheckSums } from "./CheckSums";
import { FaultyRows } from "./FaultyRows";
import { HowToStore } from "./HowToStore";
import { NextBar } from "./NextBar";
import { SampleTable } from "./SampleTable";

/** Everything that was found before anything is stored: what will be, what is wrong, and how it is to be stored. */
export function CheckStep({ of, kind }: { of: Import; kind: Kind }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search, set } = useListState();
  const [onlyValid, choose] = useState(true);
  const show = useShow();
  const faulty = of.rows - of.valid;
  const look = useAction<Import, Options>((options) => request(`${pathOf(of.id)}/preview`, { method: "POST", body: { options }, version: of.version }), { isQuiet: true, onDone: show });
  const store = useAction<Import>(() => request(`${pathOf(of.id)}/confirm`, { method: "POST", body: { only_valid: onlyValid }, version: of.version }), {
    refresh: [IMPORTS],
    isQuiet: true,
    onDone: (now) => {
      show(now);
      void navigate({ to: ".", search: {} as never, replace: true });
    },
  });
  const count = onlyValid ? of.valid : of.rows;
  const isRefused = of.valid === 0 || (!onlyValid && faulty > 0);
  const tabs = [
    { key: "sample", label: t("imports.check.sample"), content: <SampleTable of={of} kind={kind} /> },
    ...(faulty > 0 ? [{ key: "faulty", label: t("imports.check.faultyRows"), count: faulty, content: <FaultyRows of={of} kind={kind} /> }] : []),
  ];
  return (
    <>
      <CheckSums of={of} onFaulty={() => set({ show: "faulty", field: undefined })} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card className="min-w-0 overflow-hidden pt-2 [&_[role=tablist]]:mb-0 [&_[role=tablist]]:px-4 max-md:[&_[role=tablist]]:mx-0">
          <Tabs label={t("imports.check.parts")} tabs={tabs} value={search.show ?? "sample"} onChange={(part) => set({ show: part === "sample" ? undefined : part, field: undefined })} />
        </Card>
        <HowToStore of={of} kind={kind} onlyValid={onlyValid} isBusy={look.isPending} faults={look.error?.faults} onOnlyValid={choose} onOptions={(options) => look.mutate(options)} />
      </div>
      <div className="mt-3 empty:hidden">
        <FormError error={store.error ?? look.error} />
      </div>
      <NextBar said={<span role="status">{saidOf(look.isPending, of, onlyValid, t)}</span>}>
        <Link to="." search={{ step: "columns" } as never} className="inline-flex h-9 items-center justify-center gap-2 rounded-md border bg-card px-3.5 text-base font-medium hover:bg-row-hover max-md:min-h-11">
          <ArrowLeft className="size-4" aria-hidden />
          {t("imports.check.back")}
        </Link>
        <Button look="accent" className="text-base" disabled={isRefused || look.isPending} isBusy={store.isPending} onClick={() => store.mutate()}>
          {!store.isPending && <Check className="size-4" aria-hidden />}
          {t("imports.check.go", { count })}
        </Button>
      </NextBar>
    </>
  );
}

/** Why it cannot be stored yet, or that it can be undone. */
function saidOf(isLooking: boolean, { rows, valid }: Import, onlyValid: boolean, t: (key: string, values?: Record<string, unknown>) => string) {
  if (isLooking) return t("imports.check.looking");
  if (valid === 0) return t("imports.check.nothing");
  return !onlyValid && rows > valid ? t("imports.check.mustBeRight", { count: rows - valid }) : t("imports.check.undoPromise");
}
