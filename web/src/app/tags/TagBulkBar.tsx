import "./locales";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "@/lib/api";
import { number } from "@/lib/format";
import type { Search } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { MOST, type Tagged } from "./api";
import { TagBulk } from "./TagBulk";

interface TagBulkBarProps {
  of: Tagged;
  ids: string[];
  page: Page<{ id: string; name: string }> | undefined;
  /** What the list shows. */
  search: Search;
  refresh: string[];
  onDone: () => void;
}

/** The bar above the chosen rows of a list that has nothing else to do with many: these, or all that the filters show. */
export function TagBulkBar({ of, ids, page, search, refresh, onDone }: TagBulkBarProps) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  const total = page?.total ?? 0;
  const isWhole = ids.length === page?.data.length && total > ids.length && page.total_is_exact && total <= MOST;
  const { view: _view, sort: _sort, page: _page, per_page: _size, ...filters } = search;
  const filter = Object.fromEntries(Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1])));
  return (
    <>
      <span className="text-sm font-medium">{isAll ? t("tags.isAll", { total: number(total) }) : t("table.selected", { count: ids.length })}</span>
      {isWhole && !isAll && (
        <Button size="sm" look="ghost" className="underline" onClick={() => setAll(true)}>
          {t("tags.all", { total: number(total) })}
        </Button>
      )}
      <TagBulk of={of} chosen={isAll ? { filter } : { ids }} count={isAll ? total : ids.length} named={page?.data ?? []} refresh={refresh} onDone={onDone} />
      <Button size="icon" look="ghost" className="ml-auto size-8" aria-label={t("tags.unselect")} onClick={onDone}>
        <X className="size-4" aria-hidden />
      </Button>
    </>
  );
}
