import { useNavigate } from "@tanstack/react-router";
import { Download, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import type { ApiError } from "@/lib/api";
import type { Search } from "@/lib/hooks";
import { Card, CardHead } from "@/ui/basics";
import { FileDrop } from "@/ui/FileDrop";
import { IMPORTS, type Import, type Kind, type Options, bring } from "./api";
import { ACCEPT, refused } from "./file";
import { OptionFields } from "./OptionFields";

interface TakeFileProps {
  kind: Kind;
  /** What the address says beforehand: `database_id=…`. */
  given: Search;
}

/** Takes the file, with what is chosen for all of it. What is wrong with it stands at it. */
export function TakeFile({ kind, given }: TakeFileProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [options, choose] = useState<Options>(() => preset(kind, given));
  const [sent, setSent] = useState(0);
  const [fault, setFault] = useState("");
  const take = useAction<Import, File>((file) => bring({ kind: kind.name, options, file }, setSent), {
    refresh: [IMPORTS],
    isQuiet: true,
    isSilent: true,
    onDone: ({ id }) => void navigate({ to: "/import/$id", params: { id }, search: { step: "columns" } as never }),
  });
  const choosing = (files: File[]) => {
    const [file] = files;
    const wrong = refused(files);
    take.reset();
    setSent(0);
    setFault(wrong ? t(wrong.words, wrong) : "");
    if (file && !wrong) take.mutate(file);
  };
  const change = (name: string, value: string | boolean) => choose((now) => ({ ...now, [name]: value }));
  const atFile = fault || saidOfFile(take.error, kind);
  return (
    <Card>
      <CardHead
        title={t("imports.choose.from")}
        hint={t("imports.choose.templateHint")}
        actions={
          <a href={`${IMPORTS}/templates/${kind.name}.xlsx`} download className="inline-flex h-9 shrink-0 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:min-h-11">
            <Download className="size-4" aria-hidden />
            <span className="max-sm:sr-only">{t("imports.choose.template")}</span>
          </a>
        }
      />
      <div className="grid gap-4 px-5 pb-5">
        {kind.options.length > 0 && (
          <fieldset className="grid gap-3 rounded-lg border px-4 py-3">
            <legend className="px-1 text-sm font-medium">{t("imports.choose.options")}</legend>
            <OptionFields options={kind.options} values={options} faults={take.error?.faults} disabled={take.isPending} onChange={change} />
          </fieldset>
        )}
        <FileDrop
          label={t("imports.choose.from")}
          drop={t("imports.choose.drop")}
          pick={t("imports.choose.pick")}
          hint={t("imports.choose.limits")}
          accept={ACCEPT}
          className="py-12"
          busy={take.isPending ? <Sending name={take.variables.name} part={sent} /> : undefined}
          error={atFile}
          onFiles={choosing}
        />
      </div>
    </Card>
  );
}

/** What the address says about the kind's options. */
function preset(kind: Kind, given: Search): Options {
  const known = kind.options.flatMap(({ name, shape }) => {
    const value = given[name];
    return value === undefined ? [] : [[name, shape === "yes_no" ? value === "true" : value] as const];
  });
  return Object.fromEntries(known);
}

/** What the server says of the file itself, and whatever belongs to no choice that is shown. */
function saidOfFile(error: ApiError | null, kind: Kind): string {
  if (!error) return "";
  const shown = new Set(kind.options.flatMap(({ name }) => [name, `options.${name}`]));
  const others = error.faults.filter(({ field }) => !shown.has(field)).map(({ message }) => message);
  if (error.faults.length === 0) return error.message;
  return others.join(" ");
}

function Sending({ name, part }: { name: string; part: number }) {
  const { t } = useTranslation();
  const percent = `${Math.round(part * 100)}%`;
  const isSent = part >= 1;
  return (
    <>
      <FileSpreadsheet className="size-6 text-muted-foreground" aria-hidden />
      <span aria-live="polite" className="max-w-full truncate font-medium">
        {t(isSent ? "imports.choose.reading" : "imports.choose.uploading", { name })}
      </span>
      <span role="progressbar" aria-label={t("imports.choose.percent", { percent })} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)} className="my-1 h-1.5 w-56 max-w-full overflow-hidden rounded-full bg-muted">
        <span className={isSent ? "block h-full animate-pulse rounded-full bg-spark" : "block h-full rounded-full bg-spark transition-[width]"} style={{ width: percent }} />
      </span>
    </>
  );
}
