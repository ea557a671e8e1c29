import "./locales";
import { Plus, Tags } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { ImportLink } from "@/app/ImportLink";
import { useOwnColumns, useOwnFilters } from "@/app/fields/table";
import { useMay, useSession } from "@/app/session";
import { TagBulkBar } from "@/app/tags/TagBulkBar";
import { useTagColumn, useTagFilter } from "@/app/tags/table";
import { SavedViews } from "@/app/views/SavedViews";
import { useList, useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import type { Filter } from "@/ui/FilterChip";
import { Skeleton } from "@/ui/states";
import { choices } from "../sales/api";
import { KINDS, PRODUCTS, type Product, useCategories } from "./api";
import { CategoriesDialog } from "./CategoriesDialog";
import { productColumns } from "./columns";

const ProductDrawer = lazy(() => import("./ProductDrawer"));
const ProductForm = lazy(async () => ({ default: (await import("./ProductForm")).ProductForm }));

/** The price list. */
export default function ProductsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const { new: isNew, open, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<Product>(PRODUCTS, shown);
  const [isSorting, sortOut] = useState(false);
  const mayManage = useMay("manage_products");
  // Whoever may read deals sees prices, also where the business makes no deals.
  const sight = { prices: useSession().permissions.includes("read_deals"), costs: useMay("read_costs") };
  const kept = { page: state.search.page };
  const close = () => state.set({ ...kept, new: undefined, open: undefined });
  const start = () => state.set({ ...kept, new: "1" });
  useShortcut("c", () => mayManage && start());
  const add = mayManage && (
    <Button look="accent" onClick={start}>
      <Plus className="size-4" aria-hidden />
      {t("product.new")}
    </Button>
  );
  const isTrash = search.trash === "true";
  const [tags, own] = [useTagColumn<Product>(), useOwnColumns<Product>("products", sight.prices)];
  return (
    <>
      <PageHead
        title={t("nav.products")}
        actions={
          <>
            <SavedViews
              state={shown}
              list="products"
              usual={[
                { name: t("list.all"), search: {} },
                { name: t("product.active"), search: { is_active: "true" } },
                { name: t("product.inactive"), search: { is_active: "false" } },
              ]}
            />
            {mayManage && (
              <Button onClick={() => sortOut(true)}>
                <Tags className="size-4" aria-hidden />
                {t("catalog.categories")}
              </Button>
            )}
            <ImportLink kind="products" />
            {add}
          </>
        }
      />
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        onOpen={sight.prices ? (row) => state.set({ ...kept, open: row.id }) : undefined}
        exportPath={PRODUCTS}
        defaultSort="name"
        filters={useFilters(sight.prices, mayManage)}
        columns={sight.prices ? [...productColumns(t, sight), tags, ...own] : productColumns(t, sight)}
        bulk={mayManage && !isTrash ? (ids, clear) => <TagBulkBar of="products" ids={ids} page={list.data} search={search} refresh={[PRODUCTS]} onDone={clear} /> : undefined}
        empty={isTrash ? { title: t("catalog.emptyTrash") } : { title: t("product.empty"), text: mayManage ? t("product.emptyText") : undefined, action: add }}
      />
      <Suspense>{open && <ProductDrawer id={open} onClose={close} />}</Suspense>
      <Dialog isOpen={isNew === "1" && mayManage} onClose={close} title={t("product.new")} side="right">
        <Suspense fallback={<Skeleton className="late h-96" />}>
          <ProductForm onDone={close} />
        </Suspense>
      </Dialog>
      {isSorting && <CategoriesDialog onClose={() => sortOut(false)} />}
    </>
  );
}

function useFilters(seesPrices: boolean, mayManage: boolean): Filter[] {
  const { t } = useTranslation();
  const categories = useCategories(seesPrices);
  const [tags, own] = [useTagFilter("products"), useOwnFilters("products", seesPrices)];
  const isActive: Filter = { name: "is_active", label: t("deal.status"), choices: [{ value: "true", label: t("product.active") }, { value: "false", label: t("product.inactive") }] };
  return [
    ...(seesPrices
      ? [
          { name: "category_id", label: t("product.category"), choices: choices(categories.data), isMulti: true },
          { name: "kind", label: t("product.kind"), choices: KINDS.map((value) => ({ value, label: t(`product.${value}`) })) },
        ]
      : []),
    isActive,
    ...(seesPrices ? [tags] : []),
    ...(mayManage ? [{ name: "trash", label: t("catalog.trash"), kind: "flag" } as const] : []),
    ...own,
  ];
}
