import { LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { Card } from "@/ui/basics";
import type { Import } from "./api";

/** How far the import is; it goes on without anybody looking. */
export function Running({ of }: { of: Import }) {
  const { t } = useTranslation();
  const all = of.is_undoing ? of.created + of.updated : of.rows;
  const part = all > 0 ? Math.min(100, Math.round((of.done / all) * 100)) : 0;
  const counts = [
    { label: t("imports.created"), value: of.created },
    { label: t("imports.updated"), value: of.updated },
    { label: t("imports.rejected"), value: of.rejected },
  ];
  return (
    <Card className="grid gap-4 px-5 py-6">
      <h2 className="flex items-center gap-2.5 text-lg font-semibold">
        <LoaderCircle className="size-5 animate-spin text-info" aria-hidden />
        {t(of.is_undoing ? "imports.run.undoing" : "imports.run.title", { name: of.file_name })}
      </h2>
      <div>
        <div role="progressbar" aria-label={t("imports.run.label")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={part} className="h-2.5 overflow-hidden rounded-full bg-muted">
          <div className="h-full rounded-full bg-spark transition-[width] duration-200" style={{ width: `${part}%` }} />
        </div>
        <p className="num mt-2 flex justify-between gap-3 text-sm text-muted-foreground">
          <span>{t("imports.run.progress", { done: number(of.done), rows: number(all) })}</span>
          <span>{part}%</span>
        </p>
      </div>
      {!of.is_undoing && (
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {counts.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-xs text-muted-foreground">{label}</dt>
              <dd className="num text-lg font-semibold">{number(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="text-sm text-muted-foreground">{t("imports.run.hint")}</p>
    </Card>
  );
}
