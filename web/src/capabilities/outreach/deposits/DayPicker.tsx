import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "@/lib/api";
import { day, locale, number } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, cn } from "@/ui/basics";
import { DEPOSITS, type DayTotals } from "./deposit";
import { monthOf, shiftDay, shiftMonth, weeksOf } from "./month";

interface DayPickerProps {
  on: string;
  today: string;
  onPick: (day: string) => void;
}

/** A day, with how many deposits there are around it. */
export function DayPicker({ on, today, onPick }: DayPickerProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const said = new Intl.DateTimeFormat(locale() === "en" ? "en-GB" : "id-ID", { weekday: "short" }).format(new Date(`${on}T12:00:00`));
  return (
    <div className="flex items-center gap-1">
      <Button look="ghost" size="icon" aria-label={t("outreach.deposit.dayBefore")} onClick={() => onPick(shiftDay(on, -1))}>
        <ChevronLeft className="size-4" aria-hidden />
      </Button>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button className="num">
            {on === today ? t("report.today") : said}, {day(on)}
            <ChevronDown className="size-3.5 text-muted-foreground" aria-hidden />
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content align="end" sideOffset={6} collisionPadding={12} aria-label={t("outreach.deposit.pickDay")} className="z-50 w-84 max-w-[calc(100vw-1.5rem)] rounded-lg border bg-card p-3 shadow-lg">
            <Month
              on={on}
              today={today}
              onPick={(picked) => {
                onPick(picked);
                setOpen(false);
              }}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Button look="ghost" size="icon" aria-label={t("outreach.deposit.dayAfter")} disabled={on >= today} onClick={() => onPick(shiftDay(on, 1))}>
        <ChevronRight className="size-4" aria-hidden />
      </Button>
    </div>
  );
}

function Month({ on, today, onPick }: DayPickerProps) {
  const { t } = useTranslation();
  const [shown, show] = useState(() => monthOf(on));
  const weeks = weeksOf(shown);
  const [first, last] = [weeks[0]?.[0] ?? on, weeks.at(-1)?.at(-1) ?? on];
  const days = useOne<{ data: DayTotals[] }>(`${DEPOSITS}/days${query({ from: first, to: last })}`);
  const counts = new Map(days.data?.data.map((one) => [one.on_date, one.deposits]));
  const language = locale() === "en" ? "en-GB" : "id-ID";
  const title = new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(new Date(`${shown}-01T12:00:00`));
  const weekday = (date: string) => new Intl.DateTimeFormat(language, { weekday: "short" }).format(new Date(`${date}T12:00:00`));
  return (
    <>
      <div className="mb-2 flex items-center justify-between">
        <Button look="ghost" size="icon" aria-label={t("outreach.deposit.monthBefore")} onClick={() => show(shiftMonth(shown, -1))}>
          <ChevronLeft className="size-4" aria-hidden />
        </Button>
        <p className="font-medium" role="status">
          {title}
        </p>
        <Button look="ghost" size="icon" aria-label={t("outreach.deposit.monthAfter")} disabled={shown >= monthOf(today)} onClick={() => show(shiftMonth(shown, 1))}>
          <ChevronRight className="size-4" aria-hidden />
        </Button>
      </div>
      <table className="w-full table-fixed text-center text-sm">
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th key={date} scope="col" className="h-7 text-xs font-medium text-muted-foreground">
                {weekday(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => {
                const count = counts.get(date) ?? 0;
                return (
                  <td key={date} className="p-0.5">
                    <button
                      type="button"
                      disabled={date > today}
                      aria-current={date === on ? "date" : undefined}
                      aria-label={`${day(date)}: ${t("outreach.deposit.rows", { count, shown: number(count) })}`}
                      className={cn("num grid h-11 w-full content-center justify-items-center rounded-md leading-tight hover:bg-row-hover disabled:opacity-35", monthOf(date) !== shown && "text-muted-foreground", date === today && "font-semibold", date === on && "bg-primary text-primary-foreground hover:bg-primary")}
                      onClick={() => onPick(date)}
                    >
                      {Number(date.slice(8))}
                      <span className={cn("text-2xs", date === on ? "text-inherit" : "text-muted-foreground", count === 0 && "invisible")}>{number(count)}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="sm" look="ghost" className="mt-2 w-full" onClick={() => onPick(today)}>
        {t("report.today")}
      </Button>
    </>
  );
}
