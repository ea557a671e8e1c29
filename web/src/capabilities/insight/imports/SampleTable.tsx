import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Pill, cn } from "@/ui/basics";
import type { Field, Import, Kind, RowFault, SampleRow } from "./api";
import { isFigure, shown } from "./values";

interface SampleColumn {
  key: string;
  label: string;
  format?: Field["format"];
}

/** What will stand in the first rows: the fields that are filled, then what is kept along. */
function columnsOf({ mapping, columns }: Import, kind: Kind): SampleColumn[] {
  const filled = new Set(Object.values(mapping));
  const fields = kind.fields.filter(({ name }) => filled.has(name)).map(({ name, label, format }) => ({ key: name, label, format }));
  const others = kind.keeps_others ? columns.filter(({ name }) => !mapping[name]).map(({ name }) => ({ key: name, label: name })) : [];
  return [...fields, ...others];
}

/** The first rows of the file, as they will be. */
export function SampleTable({ of, kind }: { of: Import; kind: Kind }) {
  const { t } = useTranslation();
  const columns = columnsOf(of, kind);
  const hasChanges = of.sample.some((row) => row.is_change);
  const hint = t("imports.check.sampleHint", { count: of.sample.length });
  return (
    <>
      <p className="px-5 py-2.5 text-sm text-muted-foreground">{hint}</p>
      <div tabIndex={0} role="region" aria-label={hint} className="max-h-[28rem] overflow-auto border-t">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <thead className="sticky top-0 z-10 text-xs text-muted-foreground">
            <tr className="bg-table-head">
              <th scope="col" className="sticky left-0 h-9 border-b bg-table-head px-4 text-right font-medium">
                {t("imports.check.row")}
              </th>
              {hasChanges && <th scope="col" className="h-9 border-b px-3 text-left font-medium" aria-label={t("imports.status")} />}
              {columns.map(({ key, label, format }) => (
                <th key={key} scope="col" className={cn("h-9 border-b px-3 font-medium whitespace-nowrap last:pr-4", isFigure(format) ? "text-right" : "text-left")}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.sample.map((row) => (
              <Row key={row.row} row={row} columns={columns} hasChanges={hasChanges} faults={of.faults.filter((fault) => fault.row === row.row)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RowProps {
  row: SampleRow;
  columns: SampleColumn[];
  hasChanges: boolean;
  faults: RowFault[];
}

function Row({ row, columns, hasChanges, faults }: RowProps) {
  const { t } = useTranslation();
  const words = { yes: t("state.yes"), no: t("state.no") };
  const shownFields = columns.map(({ key }) => key);
  const elsewhere = faults.filter(({ field }) => !shownFields.includes(field)).map(({ message }) => message);
  return (
    <tr className={cn("bg-card align-top", faults.length > 0 && "bg-danger-soft")}>
      <th scope="row" className="num sticky left-0 border-b bg-inherit px-4 py-2.5 text-right font-normal text-muted-foreground" title={elsewhere.join(" ")}>
        <span className="inline-flex items-center gap-1">
          {faults.length > 0 && <TriangleAlert className="size-3.5 text-danger" role="img" aria-label={t("imports.check.faulty")} />}
          {number(row.row)}
        </span>
      </th>
      {hasChanges && (
        <td className="border-b px-3 py-2">
          <Pill tone={row.is_change ? "info" : "plain"}>{t(row.is_change ? "imports.check.change" : "imports.check.add")}</Pill>
        </td>
      )}
      {columns.map(({ key, format }, index) => {
        const fault = faults.find(({ field }) => field === key);
        const text = shown(row.values[key], format, words);
        return (
          <td key={key} className={cn("num max-w-72 border-b px-3 py-2.5 last:pr-4", isFigure(format) && "text-right")}>
            <span className="block truncate" title={text}>
              {text}
            </span>
            {fault && <span className="block min-w-32 text-xs text-danger">{fault.message}</span>}
            {index === 0 && elsewhere.length > 0 && <span className="block min-w-40 text-xs text-danger">{elsewhere.join(" ")}</span>}
          </td>
        );
      })}
    </tr>
  );
}
