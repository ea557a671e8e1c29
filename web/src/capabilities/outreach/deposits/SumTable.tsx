import { useTranslation } from "react-i18next";
import { money, number, percent } from "@/lib/format";
import { Card, CardHead } from "@/ui/basics";
import type { Totals } from "./deposit";

interface SumTableProps {
  title: string;
  rows: (Totals & { id: string; name: string })[];
  /** The OMSET of all together. */
  all: number;
}

/** Sums beside one another, with their part of the whole and what one is on average. */
export function SumTable({ title, rows, all }: SumTableProps) {
  const { t } = useTranslation();
  return (
    <Card className="overflow-hidden">
      <CardHead title={title} />
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={title}>
        <table className="num w-full text-sm">
          <thead className="border-y bg-table-head text-xs text-muted-foreground">
            <tr>
              <td className="h-9 px-5" />
              {[t("outreach.deposit.short"), t("outreach.deposit.base"), "OMSET", t("outreach.deposit.average")].map((word, index) => (
                <th key={word} scope="col" className={`px-3 text-right font-medium last:pr-5 ${index % 2 === 1 ? "max-sm:hidden" : ""} ${index === 2 ? "max-sm:pr-5" : ""}`}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="h-11 border-b last:border-b-0">
                <th scope="row" className="max-w-44 truncate px-5 text-left font-normal">
                  {row.name}
                  <span className="block text-xs text-muted-foreground">{percent(all === 0 ? 0 : (row.total / all) * 10_000)}</span>
                </th>
                <td className="px-3 text-right">{number(row.deposits)}</td>
                <td className="px-3 text-right whitespace-nowrap max-sm:hidden">{money(row.base_amount)}</td>
                <td className="px-3 text-right font-semibold whitespace-nowrap max-sm:pr-5">
                  {money(row.total)}
                  <span className="block text-xs font-normal text-muted-foreground sm:hidden">
                    {t("outreach.deposit.average")} {money(row.average)}
                  </span>
                </td>
                <td className="px-3 pr-5 text-right whitespace-nowrap max-sm:hidden">{money(row.average)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
