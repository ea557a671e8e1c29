import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { moment, money, number, percent } from "@/lib/format";
import { useAll, useDebounced, useDraft, useList, useListState, useOne, useShortcut } from "@/lib/hooks";
import { Button, PageHead, Pill } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { FormError, MoneyField, PercentField, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { type Named, choices } from "../sales/api";

interface Product {
  id: string;
  sku: string;
  name: string;
  category_id: string | null;
  category_name: string | null;
  kind: "subscription" | "one_off";
  cost_price?: number;
  margin_bps?: number;
  list_price?: number;
  unit: string;
  description: string | null;
  speed_mbps: number | null;
  is_active: boolean;
  version: number;
  can: { edit: boolean; edit_costs: boolean; delete: boolean };
}

/** The price list. */
export default function ProductsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Product>("/api/products", state);
  const categories = useAll<Named>("/api/categories?per_page=200");
  const [editing, edit] = useState<Product | "new" | null>(null);
  const [mayManage, seesCosts, seesPrices] = [useMay("manage_products"), useMay("read_costs"), useMay("read_deals")];
  useShortcut("c", () => mayManage && edit("new"));
  const add = mayManage && (
    <Button look="accent" onClick={() => edit("new")}>
      <Plus className="size-4" aria-hidden />
      {t("product.new")}
    </Button>
  );
  const costs = [
    { key: "cost", title: t("product.cost"), sort: "cost_price", align: "right" as const, cell: (row: Product) => (row.cost_price === undefined ? "" : number(row.cost_price)) },
    { key: "margin", title: t("product.margin"), sort: "margin_bps", align: "right" as const, isMinor: true, cell: (row: Product) => (row.margin_bps === undefined ? "" : percent(row.margin_bps)) },
  ];
  return (
    <>
      <PageHead title={t("nav.products")} actions={add} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        onOpen={(row) => edit(row)}
        exportPath="/api/products"
        defaultSort="name"
        filters={[
          { name: "category_id", label: t("product.category"), choices: choices(categories.data) },
          { name: "kind", label: t("product.kind"), choices: ["subscription", "one_off"].map((value) => ({ value, label: t(`product.${value}`) })) },
          { name: "is_active", label: t("deal.status"), choices: [{ value: "true", label: t("product.active") }, { value: "false", label: t("product.inactive") }] },
        ]}
        columns={[
          {
            key: "name",
            title: t("product.name"),
            sort: "name",
            cell: (row) => (
              <span className="grid">
                <span className="truncate font-medium">{row.name}</span>
                <span className="text-xs text-muted-foreground">{[row.sku, row.category_name].filter(Boolean).join(" · ")}</span>
              </span>
            ),
          },
          { key: "kind", title: t("product.kind"), isMinor: true, cell: (row) => t(`product.${row.kind}`) },
          ...(seesCosts ? costs : []),
          ...(seesPrices ? [{ key: "list", title: t("product.list"), sort: "list_price", align: "right" as const, cell: (row: Product) => (row.list_price === undefined ? "" : money(row.list_price)) }] : []),
          { key: "unit", title: t("product.unit"), isMinor: true, cell: (row) => row.unit },
          { key: "active", title: t("deal.status"), cell: (row) => <Pill tone={row.is_active ? "success" : "plain"}>{t(row.is_active ? "product.active" : "product.inactive")}</Pill> },
        ]}
        empty={{ title: t("product.empty"), text: t("product.emptyText"), action: add }}
      />
      {editing && (
        <Dialog isOpen onClose={() => edit(null)} title={editing === "new" ? t("product.new") : editing.name} side="right">
          <ProductForm product={editing === "new" ? undefined : editing} categories={choices(categories.data)} onDone={() => edit(null)} />
          {editing !== "new" && seesPrices && <PriceHistory id={editing.id} />}
        </Dialog>
      )}
    </>
  );
}

interface ProductFormProps {
  product?: Product;
  categories: { value: string; label: string }[];
  onDone: () => void;
}

function ProductForm({ product, categories, onDone }: ProductFormProps) {
  const { t } = useTranslation();
  const seesCosts = useMay("read_costs");
  const mayEdit = useMay("manage_products");
  const [key] = useState(() => crypto.randomUUID());
  const { values, change, forget } = useDraft(`product.${product?.id ?? "new"}.${product?.version ?? 0}`, {
    name: product?.name ?? "",
    sku: product?.sku ?? "",
    category_id: product?.category_id ?? "",
    kind: product?.kind ?? "subscription",
    cost_price: product?.cost_price,
    margin_bps: product?.margin_bps,
    unit: product?.unit ?? "bulan",
    description: product?.description ?? "",
    is_active: product?.is_active ?? true,
  });
  const price = usePricePreview(values.cost_price, values.margin_bps, seesCosts && mayEdit);
  const save = useAction<Product>(
    () => {
      const { cost_price, margin_bps, sku, category_id, description, ...rest } = values;
      const body = { ...rest, category_id: category_id || null, description: description || null, ...(sku && { sku }), ...(seesCosts && { cost_price: cost_price ?? 0, margin_bps: margin_bps ?? 0 }) };
      return product ? patch<Product>(`/api/products/${product.id}`, body, product.version) : post<Product>("/api/products", body, key);
    },
    {
      refresh: ["/api/products"],
      done: t("state.saved"),
      isQuiet: true,
      onDone: () => {
        forget();
        onDone();
      },
    },
  );
  const fault = faultsOf(save.error);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormError error={save.error} fields={Object.keys(values)} />
      <TextField label={t("product.name")} isRequired disabled={!mayEdit} value={values.name} error={fault("name")} onChange={(name) => change({ name })} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("product.sku")} hint={t("product.skuHint")} disabled={!mayEdit} value={values.sku} error={fault("sku")} onChange={(sku) => change({ sku })} />
        <SelectField label={t("product.category")} empty="–" disabled={!mayEdit} value={values.category_id} choices={categories} error={fault("category_id")} onChange={(category_id) => change({ category_id })} />
        <SelectField label={t("product.kind")} disabled={!mayEdit} value={values.kind} choices={["subscription", "one_off"].map((value) => ({ value, label: t(`product.${value}`) }))} onChange={(kind) => change({ kind: kind as Product["kind"] })} />
        <TextField label={t("product.unit")} disabled={!mayEdit} value={values.unit} error={fault("unit")} onChange={(unit) => change({ unit })} />
        {seesCosts && <MoneyField label={t("product.cost")} isRequired disabled={!mayEdit} value={values.cost_price} error={fault("cost_price")} onChange={(cost_price) => change({ cost_price })} />}
        {seesCosts && <PercentField label={t("product.margin")} isRequired disabled={!mayEdit} value={values.margin_bps} error={fault("margin_bps")} onChange={(margin_bps) => change({ margin_bps })} />}
      </div>
      {seesCosts && (
        <div className="flex items-baseline justify-between rounded-md bg-muted px-3 py-2" role="status">
          <span className="text-sm text-muted-foreground">
            {t("product.list")} · {t("product.computed")}
          </span>
          <span className="num text-lg font-semibold">{price === undefined ? "–" : money(price)}</span>
        </div>
      )}
      <TextArea label={t("product.description")} disabled={!mayEdit} value={values.description} error={fault("description")} onChange={(description) => change({ description })} />
      <label className="flex items-center gap-2">
        <input type="checkbox" disabled={!mayEdit} checked={values.is_active} onChange={(event) => change({ is_active: event.target.checked })} />
        {t("product.active")}
      </label>
      {mayEdit && (
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      )}
    </form>
  );
}

/** What the server would make of HPP and margin, while they are typed. */
function usePricePreview(cost: number | undefined, margin: number | undefined, isOn: boolean) {
  const settled = useDebounced({ cost, margin }, 200);
  const preview = useQuery({
    queryKey: ["/api/products/price-preview", settled],
    queryFn: () => post<{ list_price: number }>("/api/products/price-preview", { cost_price: settled.cost ?? 0, margin_bps: settled.margin ?? 0 }),
    enabled: isOn && settled.cost !== undefined,
    placeholderData: (before) => before,
  });
  return preview.data?.list_price;
}

function PriceHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const prices = useOne<{ data: { at: string; changed_by_name: string | null; cost_price?: number; margin_bps?: number; list_price: number }[] }>(`/api/products/${id}/prices`);
  return (
    <section className="mt-6">
      <h3 className="mb-2 font-semibold">{t("product.history")}</h3>
      <ul className="grid gap-2">
        {prices.data?.data.map((row) => (
          <li key={row.at} className="flex justify-between gap-3 text-sm">
            <span className="text-muted-foreground">
              {moment(row.at)} · {row.changed_by_name}
            </span>
            <span className="num font-medium">
              {row.cost_price !== undefined && `${number(row.cost_price)} + ${percent(row.margin_bps ?? 0)} = `}
              {money(row.list_price)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
