import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { moment, number, percent, relative } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Card, CardHead, cn } from "@/ui/basics";
import { UserChip } from "@/ui/Portrait";
import { useMay } from "@/app/session";
import { StandingBar } from "../parts/StandingBar";
import { STATUS_LOOKS } from "../parts/marks";
import { type Figures, type Quality, type SortKey, inOrder } from "./quality";

type Column = { key: SortKey; title: string; say: (row: Figures) => ReactNode };

/** Everybody's figures beside one another, and what they come to. */
export function FiguresTable({ quality }: { quality: Quality }) {
  const { t } = useTranslation();
  const [sort, setSort] = useState<{ key: SortKey; isDown: boolean }>({ key: "checked", isDown: true });
  const manages = useMay("manage_databases");
  const columns: Column[] = [
    { key: "assigned", title: t("outreach.progress.assigned"), say: (row) => number(row.assigned) },
    { key: "checked", title: t("outreach.progress.checked"), say: (row) => number(row.checked) },
    { key: "checked_bps", title: t("outreach.progress.checkedShare"), say: (row) => percent(row.checked_bps) },
    { key: "ada", title: t("outreach.mark.ada"), say: (row) => number(row.ada) },
    { key: "ceklis1", title: t("outreach.mark.ceklis1"), say: (row) => number(row.ceklis1) },
    { key: "tidak", title: t("outreach.mark.tidak"), say: (row) => number(row.tidak) },
    { key: "responded_bps", title: t("outreach.progress.respondedShare"), say: (row) => percent(row.responded_bps) },
    { key: "quality_bps", title: t("outreach.progress.quality"), say: (row) => <strong className="font-semibold">{percent(row.quality_bps)}</strong> },
  ];
  const rows = inOrder(quality.data, sort.key, sort.isDown);
  const sortBy = (key: SortKey) => setSort({ key, isDown: sort.key === key ? !sort.isDown : key !== "staff_name" });
  const head = (key: SortKey, title: string, isRight: boolean) => (
    <th key={key} scope="col" aria-sort={sort.key === key ? (sort.isDown ? "descending" : "ascending") : undefined} className={cn("h-9 px-3 font-medium whitespace-nowrap first:pl-5 last:pr-5", isRight ? "text-right" : "text-left")}>
      <button type="button" className={cn("inline-flex items-center gap-1 align-middle hover:text-foreground", isRight && "flex-row-reverse", sort.key === key && "text-foreground")} onClick={() => sortBy(key)}>
        {title}
        {sort.key === key && (sort.isDown ? <ArrowDown className="size-3.5" aria-hidden /> : <ArrowUp className="size-3.5" aria-hidden />)}
      </button>
    </th>
  );
  return (
    <Card className="overflow-hidden">
      <CardHead title={t("outreach.progress.people")} hint={t("outreach.progress.peopleHint")} />
      <div className="overflow-x-auto max-md:hidden" tabIndex={0} role="region" aria-label={t("outreach.progress.people")}>
        <table className="num w-full text-sm">
          <thead className="border-y bg-table-head text-xs text-muted-foreground">
            <tr>
              {head("staff_name", t("outreach.staff"), false)}
              {columns.map((column) => head(column.key, column.title, true))}
              {head("last_activity_at", t("outreach.progress.last"), true)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.staff_id} className="h-11 border-b last:border-b-0 hover:bg-row-hover">
                <th scope="row" className="px-3 pl-5 text-left font-normal whitespace-nowrap">
                  {manages ? (
                    <AppLink href={`/assignments?assignee_id=${row.staff_id}`} className="hover:underline">
                      <UserChip id={row.staff_id} name={row.staff_name} />
                    </AppLink>
                  ) : (
                    <UserChip id={row.staff_id} name={row.staff_name} />
                  )}
                </th>
                {columns.map((column) => (
                  <td key={column.key} className="px-3 text-right">
                    {column.say(row)}
                  </td>
                ))}
                <td className="px-3 pr-5 text-right whitespace-nowrap text-muted-foreground" title={moment(row.last_activity_at)}>
                  {row.last_activity_at ? relative(row.last_activity_at) : "–"}
                </td>
              </tr>
            ))}
          </tbody>
          {rows.length > 1 && (
            <tfoot>
              <tr className="h-11 border-t bg-table-head font-semibold">
                <th scope="row" className="px-3 pl-5 text-left">
                  {t("outreach.total")}
                </th>
                {columns.map((column) => (
                  <td key={column.key} className="px-3 text-right">
                    {column.say(quality.totals)}
                  </td>
                ))}
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      <ul className="border-t md:hidden">
        {rows.map((row) => (
          <li key={row.staff_id} className="grid gap-2 border-b px-5 py-3 last:border-b-0">
            <div className="flex items-center justify-between gap-3">
              <UserChip id={row.staff_id} name={row.staff_name} />
              <span className="num font-semibold">
                {percent(row.quality_bps)} <span className="text-xs font-normal text-muted-foreground">{t("outreach.progress.quality")}</span>
              </span>
            </div>
            <StandingBar parts={(["ada", "ceklis1", "tidak"] as const).map((key) => ({ key, label: t(`outreach.mark.${key}`), value: row[key], paint: STATUS_LOOKS[key].paint }))} />
            <p className="num text-sm text-muted-foreground">{t("outreach.progress.line", { checked: number(row.checked), assigned: number(row.assigned), share: percent(row.checked_bps), responded: percent(row.responded_bps) })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
