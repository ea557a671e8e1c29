import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Page, query } from "@/lib/api";
import { day, money, number } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { cn } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { DEPOSITS, type DayTotals, type Deposit } from "./deposit";

interface DayRowsProps {
  totals: DayTotals;
  narrowed: { product_id?: string; staff_id?: string };
}

const MOST = 200;

/** A day's sums; opened, every row of it. */
export function DayRows({ totals, narrowed }: DayRowsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { on_date } = totals;
  return (
    <li className="border-b last:border-b-0">
      <button type="button" aria-expanded={isOpen} aria-controls={id} className="num grid min-h-11 w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-5 py-1.5 text-left text-sm hover:bg-row-hover md:grid-cols-[auto_minmax(0,1fr)_8rem_10rem_10rem]" onClick={() => setOpen(!isOpen)}>
        <ChevronRight className={cn("size-4 text-muted-foreground transition-transform", isOpen && "rotate-90")} aria-hidden />
        <span className="font-medium">{day(on_date)}</span>
        <span className="text-right text-muted-foreground max-md:hidden">{t("outreach.deposit.rows", { count: totals.deposits, shown: number(totals.deposits) })}</span>
        <span className="text-right text-muted-foreground max-md:hidden">{money(totals.base_amount)}</span>
        <span className="text-right font-semibold">{money(totals.total)}</span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Rows on={on_date} count={totals.deposits} narrowed={narrowed} />}
      </div>
    </li>
  );
}

function Rows({ on, count, narrowed }: { on: string; count: number; narrowed: DayRowsProps["narrowed"] }) {
  const { t } = useTranslation();
  const rows = useOne<Page<Deposit>>(DEPOSITS + query({ on_date_from: on, on_date_to: on, ...narrowed, sort: "created_at", per_page: MOST }));
  return (
    <Loaded of={rows} skeleton={<Skeleton className="mx-5 mb-3 h-20" />}>
      {({ data }) => (
        <div className="overflow-x-auto border-t bg-background" tabIndex={0} role="region" aria-label={day(on)}>
          <table className="num w-full text-sm">
            <tbody>
              {data.map((row) => (
                <tr key={row.id} className="h-9 border-b">
                  <th scope="row" className="px-5 text-left font-normal">
                    {row.customer_name}
                    {row.customer_ref && <span className="text-muted-foreground"> · {row.customer_ref}</span>}
                  </th>
                  <td className="px-3 text-muted-foreground">{row.staff_name}</td>
                  <td className="px-3 text-muted-foreground max-sm:hidden">{row.product_name}</td>
                  <td className="px-3 text-right whitespace-nowrap text-muted-foreground max-md:hidden">
                    {money(row.base_amount)} × {number(row.multiplier)}
                  </td>
                  <td className="px-5 text-right font-medium whitespace-nowrap">{money(row.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="flex flex-wrap gap-x-4 px-5 py-2 text-sm">
            {count > MOST && <span className="text-muted-foreground">{t("outreach.deposit.firstRows", { shown: number(MOST) })}</span>}
            <AppLink href={`/deposits?on=${on}`} className="font-medium underline-offset-4 hover:underline">
              {t("outreach.deposit.openSheet")}
            </AppLink>
          </p>
        </div>
      )}
    </Loaded>
  );
}
