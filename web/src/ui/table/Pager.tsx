import "../locales";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Page } from "@/lib/api";
import { number } from "@/lib/format";
import type { ListState } from "@/lib/hooks";
import { Button } from "../basics";

const SIZES = [25, 50, 100, 200];

/** Which part of a list is shown, and the way to the next. */
export function Pager({ page, state }: { page: Page<unknown> | undefined; state: ListState }) {
  const { t } = useTranslation();
  if (!page) return null;
  const first = (page.page - 1) * page.per_page + 1;
  const last = first + page.data.length - 1;
  const total = `${number(page.total)}${page.total_is_exact ? "" : "+"}`;
  const hasMore = !page.total_is_exact || last < page.total;
  const go = (to: number) => state.set({ page: to === 1 ? undefined : String(to) });
  const sizes = SIZES.includes(page.per_page) ? SIZES : [...SIZES, page.per_page].toSorted((one, other) => one - other);
  return (
    <nav aria-label={t("table.pages")} className="flex items-center justify-between gap-3 border-t px-4 py-1.5 text-sm text-muted-foreground">
      <span className="num">{t("table.range", { first: number(first), last: number(last), total })}</span>
      <span className="flex items-center gap-1">
        <label className="mr-2 flex items-center gap-2 max-sm:hidden">
          <span className="max-md:sr-only">{t("list.perPage")}</span>
          <select className="num h-8 rounded-md border bg-card px-1.5 text-foreground max-md:h-11" value={page.per_page} onChange={(event) => state.set({ per_page: event.target.value === "50" ? undefined : event.target.value })}>
            {sizes.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
        <Button look="ghost" size="icon" aria-label={t("table.previous")} disabled={page.page === 1} onClick={() => go(page.page - 1)}>
          <ChevronLeft className="size-4" aria-hidden />
        </Button>
        <Button look="ghost" size="icon" aria-label={t("table.next")} disabled={!hasMore} onClick={() => go(page.page + 1)}>
          <ChevronRight className="size-4" aria-hidden />
        </Button>
      </span>
    </nav>
  );
}
