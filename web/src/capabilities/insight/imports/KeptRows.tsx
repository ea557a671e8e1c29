import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Card, CardHead, cn } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { Pager } from "@/ui/table/Pager";
import { type Import, type KeptRow, pathOf, recordPath } from "./api";

/** What stays although the import was taken back, since somebody touched it. */
export function KeptRows({ of }: { of: Import }) {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<KeptRow>(`${pathOf(of.id)}/kept-rows`, state);
  return (
    <Card className="overflow-hidden">
      <CardHead title={t("imports.result.kept", { count: of.kept })} hint={t("imports.result.keptHint")} />
      <Loaded of={list} skeleton={<Skeleton className="late m-4 h-40" />}>
        {(page) => (
          <>
            <ul className={cn("border-t", list.isPlaceholderData && "opacity-60")}>
              {page.data.map((row) => (
                <Kept key={row.row} row={row} path={recordPath(of.kind, row.record_id)} />
              ))}
            </ul>
            <Pager page={page} state={state} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

const TELLING = 4;

function Kept({ row, path }: { row: KeptRow; path: string | undefined }) {
  const { t } = useTranslation();
  const [first, ...others] = row.cells.filter(Boolean).slice(0, TELLING);
  return (
    <li className="flex min-h-12 items-center justify-between gap-3 border-b px-5 py-2 last:border-b-0">
      <span className="min-w-0">
        {path ? (
          <AppLink href={path} className="inline-flex items-center truncate font-medium underline decoration-input underline-offset-4 hover:decoration-current max-md:min-h-11">
            {first ?? t("imports.result.open")}
          </AppLink>
        ) : (
          <span className="block truncate font-medium">{first}</span>
        )}
        <span className="num block truncate text-sm text-muted-foreground">{others.join(" · ")}</span>
      </span>
      <span className="num shrink-0 text-sm text-muted-foreground">{t("imports.check.rowNo", { row: number(row.row) })}</span>
    </li>
  );
}
