import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Card, CardHead, cn } from "@/ui/basics";
import { type Report, said } from "./api";

/** The rows of a report; each leads to what it counts. */
export function RowsTable({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { columns, rows, totals } = report;
  const side = (index: number) => (index === 0 ? "sticky left-0 bg-inherit text-left" : "text-right");
  return (
    <Card className="overflow-hidden">
      <CardHead title={t("reports.rows")} />
      <div tabIndex={0} role="region" aria-label={t("reports.rows")} className="max-h-[36rem] overflow-auto border-t">
        <table className="num w-full border-separate border-spacing-0 text-sm">
          <thead className="sticky top-0 z-10 text-xs text-muted-foreground">
            <tr className="bg-table-head">
              {columns.map((column, index) => (
                <th key={column.key} scope="col" className={cn("h-9 border-b px-4 font-medium whitespace-nowrap", side(index))}>
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.id ?? at} className="h-10 bg-card hover:bg-row-hover">
                {columns.map((column, index) => (
                  <td key={column.key} className={cn("border-b px-4 whitespace-nowrap", side(index), row.cells[index] === 0 && "text-muted-foreground")}>
                    {index === 0 && row.link ? (
                      <AppLink href={row.link} className="inline-flex items-center font-medium underline decoration-input underline-offset-4 hover:decoration-current max-md:min-h-11">
                        {said(row.cells[index], column.kind)}
                      </AppLink>
                    ) : (
                      said(row.cells[index], column.kind)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {totals && (
            <tfoot className="sticky bottom-0">
              <tr className="h-10 bg-table-head font-semibold">
                {columns.map((column, index) => (
                  <td key={column.key} className={cn("border-t px-4 whitespace-nowrap", side(index))}>
                    {said(totals[index], column.kind)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Card>
  );
}
