import "./locales";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { number } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, PageHead, cn } from "@/ui/basics";
import { FilterChip } from "@/ui/FilterChip";
import { Segmented } from "@/ui/Segmented";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { Pager } from "@/ui/table/Pager";
import { type Batch, useKinds, useProductChoices } from "./api";
import { BatchCard } from "./records/BatchCard";
import { useMarks } from "./records/useMarks";
import { WaitingNotice } from "./records/WaitingNotice";

/** What somebody was given to call, batch by batch. */
export default function MyRecordsPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const state = useListState();
  const { search } = state;
  const batches = useList<Batch>("/api/batches", state, { staff_id: user.id, per_page: search.per_page ?? "25" });
  const [kinds, products] = [useKinds(), useProductChoices()];
  const marks = useMarks();
  const isFiltered = Boolean(search.kind || search.product_id || search.source);
  const ask = (
    <AppLink href="/databases" className="inline-flex h-9 items-center rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
      {t("outreach.request.ask")}
    </AppLink>
  );
  return (
    <>
      <PageHead title={t("nav.myRecords")} actions={ask} />
      <WaitingNotice marks={marks} />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Segmented label={t("outreach.database.kind")} value={search.kind ?? ""} choices={[{ value: "", label: t("list.all") }, ...(kinds.data?.data ?? []).map((kind) => ({ value: kind.key, label: kind.name }))]} onChange={(kind) => state.set({ kind: kind || undefined })} />
        <FilterChip state={state} filter={{ name: "product_id", label: t("lead.product"), isMulti: true, choices: [...products, { value: "none", label: t("outreach.unknown") }] }} />
        <AppLink href="/my-records/all" className="ml-auto text-sm font-medium underline-offset-4 hover:underline max-md:inline-flex max-md:min-h-11 max-md:items-center">
          {t("outreach.batch.all")}
        </AppLink>
      </div>
      <Loaded of={batches} skeleton={<CardsSkeleton />}>
        {(page) =>
          page.data.length === 0 ? (
            <Card>
              {isFiltered ? (
                <EmptyState title={t("table.nothingFound")} action={<Button onClick={() => state.set({ kind: undefined, product_id: undefined, source: undefined })}>{t("table.clearFilters")}</Button>} />
              ) : (
                <EmptyState title={t("outreach.batch.empty")} action={ask}>
                  {t("outreach.batch.emptyText")}
                </EmptyState>
              )}
            </Card>
          ) : (
            <>
              <p className="sr-only" role="status">
                {t("outreach.batch.shown", { count: page.total, shown: number(page.total) })}
              </p>
              <ul className={cn("grid gap-4 sm:grid-cols-2 xl:grid-cols-3", batches.isPlaceholderData && "opacity-60")}>
                {page.data.map((batch) => (
                  <li key={batch.id}>
                    <BatchCard batch={batch} />
                  </li>
                ))}
              </ul>
              {page.total > page.data.length && (
                <Card className="mt-4">
                  <Pager page={page} state={state} />
                </Card>
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function CardsSkeleton() {
  return (
    <div className="late grid gap-4 sm:grid-cols-2 xl:grid-cols-3" aria-busy="true">
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-44 rounded-xl" />
      ))}
    </div>
  );
}
