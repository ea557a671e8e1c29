import { useNavigate } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { useOwnFilters } from "@/app/fields/table";
import { useTagFilter } from "@/app/tags/table";
import { type ListState, type Search, useList } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import type { Filter } from "@/ui/FilterChip";
import { Skeleton } from "@/ui/states";
import { type Lead, choices, useChannels, useProducts, useSellers, useStages } from "../api";
import { useLeadColumns } from "./columns";

const BulkBar = lazy(() => import("./BulkBar"));

/** Leads as a table. */
export function LeadTable({ state, onAdd }: { state: ListState; onAdd: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = { ...state, search: asked(state.search) };
  const list = useList<Lead>("/api/leads", shown);
  return (
    <DataTable
      list={list}
      state={shown}
      columns={useLeadColumns()}
      rowKey={(lead) => lead.id}
      rowLabel={(lead) => lead.name}
      href={(lead) => `/leads/${lead.id}`}
      onOpen={(lead) => void navigate({ to: `/leads/${lead.id}` })}
      exportPath="/api/leads"
      defaultSort="-created_at"
      filters={useLeadFilters(shown.search)}
      empty={{
        title: t("lead.empty"),
        text: t("lead.emptyText"),
        action: (
          <Button look="accent" onClick={onAdd}>
            <Plus className="size-4" aria-hidden />
            {t("lead.new")}
          </Button>
        ),
      }}
      bulk={(ids, clear) => (
        <Suspense fallback={<Skeleton className="h-8 w-64" />}>
          <BulkBar ids={ids} page={list.data} filter={filterOf(shown.search)} isTrash={shown.search.trash === "true"} onDone={clear} />
        </Suspense>
      )}
    />
  );
}

/** The address also says whether a drawer is open; the list does not ask for that. */
function asked({ new: _open, ...search }: Search): Search {
  return search;
}

/** The filters without order and page, as a bulk action takes them. */
function filterOf({ view: _view, sort: _sort, page: _page, per_page: _size, ...search }: Search): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function useLeadFilters(search: Search): Filter[] {
  const { t } = useTranslation();
  // Reports count leads by the day on which they came, which is earlier for those that were imported.
  const isOfReport = Boolean(search.created_on_from || search.created_on_to);
  const [stages, channels, products, sellers] = [useStages(), useChannels(), useProducts(), useSellers()];
  return [
    { name: "stage_id", label: t("lead.stage"), isMulti: true, choices: choices(stages.data) },
    { name: "owner_id", label: t("lead.owner"), isMulti: true, choices: sellers },
    { name: "channel_id", label: t("lead.channel"), isMulti: true, choices: choices(channels.data) },
    { name: "product_id", label: t("sales.filters.product"), isMulti: true, choices: choices(products.data) },
    { name: isOfReport ? "created_on" : "created", label: t("sales.filters.created"), kind: "days" },
    useTagFilter("leads"),
    { name: "overdue", label: t("sales.filters.overdue"), kind: "flag" },
    { name: "trash", label: t("sales.filters.trash"), kind: "flag" },
    ...useOwnFilters("leads"),
  ];
}
