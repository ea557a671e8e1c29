import { Upload } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf, useOwnFields } from "@/app/fields/api";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { number } from "@/lib/format";
import { toast } from "@/lib/toast";
import { AppLink } from "@/ui/AppLink";
import { Button } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextArea } from "@/ui/fields";
import { type Database, RECORD_PATHS } from "../api";
import { useTakesFiles } from "../parts/useTakesFiles";
import { readPasted } from "./pasted";

interface Added {
  created: number;
  invalid: number;
  duplicates: number[];
}

const SHOWN = 5;

/** Adds people to a database: pasted here, or as a file where that is offered. */
export default function AddRecordsDialog({ database, onClose }: { database: Database; onClose: () => void }) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const [text, setText] = useState("");
  const [skips, setSkips] = useState(true);
  const rows = readPasted(text);
  const takesFiles = useTakesFiles("records");
  const add = useAction<Added>(() => post(`/api/databases/${database.id}/records`, { rows, skip_duplicates: skips }, key), {
    refresh: RECORD_PATHS,
    isQuiet: true,
    onDone: ({ created, invalid, duplicates }) => {
      toast.success([t("outreach.add.done", { count: created, shown: number(created) }), invalid > 0 && t("outreach.add.invalid", { count: invalid, shown: number(invalid) }), duplicates.length > 0 && t(skips ? "outreach.add.skipped" : "outreach.add.known", { count: duplicates.length, shown: number(duplicates.length) })].filter(Boolean).join(" "));
      onClose();
    },
  });
  const fault = add.error?.faults[0];
  const own = useOwnFields("records").data?.data ?? [];
  // What the business asks of records is no column here; it is told by its name.
  const asked = own.find((field) => fault?.field.endsWith(`.${nameOf(field)}`));
  return (
    <Dialog isOpen onClose={onClose} title={`${t("outreach.add.title")}: ${database.name}`}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        {takesFiles && (
          <AppLink href={`/import?kind=records&database_id=${database.id}`} className="flex items-center gap-3 rounded-lg border border-dashed border-input px-4 py-3 hover:bg-row-hover">
            <Upload className="size-5 text-muted-foreground" aria-hidden />
            <span>
              <span className="block font-medium">{t("outreach.add.file")}</span>
              <span className="block text-sm text-muted-foreground">{t("outreach.add.fileHint")}</span>
            </span>
          </AppLink>
        )}
        {!fault && <FormError error={add.error} />}
        <TextArea label={t("outreach.add.rows")} hint={t("outreach.add.rowsHint")} isRequired autoFocus rows={6} spellCheck={false} value={text} error={fault && t("outreach.add.atRow", { row: rowOf(fault.field), fault: asked ? `${asked.label}: ${fault.message}` : fault.message })} onChange={setText} />
        {rows.length > 0 && (
          <div className="overflow-x-auto rounded-md border" role="region" tabIndex={0} aria-label={t("outreach.add.preview")}>
            <table className="w-full text-sm">
              <thead className="bg-table-head text-left text-xs text-muted-foreground">
                <tr>
                  {[t("lead.name"), t("lead.phone"), t("outreach.record.username")].map((title) => (
                    <th key={title} scope="col" className="h-8 px-3 font-medium">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, SHOWN).map((row, index) => (
                  <tr key={index} className="h-8 border-t">
                    <td className="max-w-40 truncate px-3">{row.name || "–"}</td>
                    <td className="num px-3 whitespace-nowrap">{row.phone ?? "–"}</td>
                    <td className="px-3">{row.username ?? "–"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rows.length > SHOWN && <p className="border-t px-3 py-1.5 text-xs text-muted-foreground">{t("outreach.add.more", { count: rows.length - SHOWN, shown: number(rows.length - SHOWN) })}</p>}
          </div>
        )}
        <CheckField label={t("outreach.add.skip")} checked={skips} onChange={setSkips} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={add.isPending} disabled={rows.length === 0}>
            {t("outreach.add.go", { count: rows.length, shown: number(rows.length) })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The line that a fault of `rows[3].phone` is in, counted as people count. */
const rowOf = (field: string) => Number(/\[(\d+)\]/.exec(field)?.[1] ?? 0) + 1;
