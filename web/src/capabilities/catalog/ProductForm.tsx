import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OwnValue, nameOf, useOwnFields } from "@/app/fields/api";
import { OwnFields } from "@/app/fields/OwnFields";
import { saidOf } from "@/app/fields/value";
import { useMay } from "@/app/session";
import { TagsField } from "@/app/tags/TagsField";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { type ApiError, post } from "@/lib/api";
import { money, percent } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { FormError, PercentField, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { choices } from "../sales/api";
import { KINDS, PRODUCTS, type Product, useCategories } from "./api";
import { CostFields } from "./CostFields";
import { type ProductInput, bodyOf, inputOf } from "./productInput";

interface ProductFormProps {
  product?: Product;
  onDone: (saved: Product) => void;
}

/** Add a product, or change one. */
export function ProductForm({ product: shown, onDone }: ProductFormProps) {
  const { t } = useTranslation();
  // Live news may change the product behind the form; what is compared on saving is what its writer saw.
  const [product] = useState(shown);
  const seesCosts = useMay("read_costs");
  const [key] = useState(() => crypto.randomUUID());
  const [before] = useState(() => inputOf(product));
  const { values, change, forget } = useDraft<ProductInput>(`product.${product ? `${product.id}.${product.version}` : "new"}`, before);
  const done = (saved: Product) => {
    forget();
    onDone(saved);
  };
  const names = useNames();
  const categories = useCategories();
  const own = useOwnFields("products").data?.data ?? [];
  const say = (field: string, value: unknown) => {
    if (field === "category_id") return categories.data?.data.find((one) => one.id === value)?.name;
    const asked = own.find((other) => nameOf(other) === field);
    if (asked) return saidOf(asked, value as OwnValue, t);
    if (field === "cost_price") return money(Number(value));
    if (field === "kind") return t(`product.${String(value)}`);
    return field.endsWith("_bps") && value !== null ? percent(Number(value), 2) : undefined;
  };
  const create = useAction<Product>(() => post(PRODUCTS, bodyOf(values, seesCosts), key), { refresh: [PRODUCTS], done: t("state.saved"), isSilent: true, onDone: done });
  const { save, dialog } = useChange<Product>(product, { path: `${PRODUCTS}/${product?.id}`, refresh: [PRODUCTS], names, say, onSaved: done });
  const error: ApiError | null = product ? save.error : create.error;
  const fault = faultsOf(error);
  const isLocked = Boolean(product && !product.can.edit);
  const submit = () => (product ? save.mutate({ changes: differences(bodyOf(before, seesCosts), bodyOf(values, seesCosts)) }) : create.mutate());
  const text = (field: "name" | "sku" | "unit", rest: { hint?: string; isRequired?: boolean; maxLength: number; autoFocus?: boolean }) => (
    <TextField label={t(`product.${field}`)} disabled={isLocked} value={values[field]} error={fault(field)} onChange={(value) => change({ [field]: value })} {...rest} />
  );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending && !save.isPending) submit();
      }}
    >
      <FormError error={error?.status === 412 ? null : error} fields={Object.keys(values)} />
      {text("name", { isRequired: true, maxLength: 160, autoFocus: !product })}
      {seesCosts ? <CostFields values={values} disabled={isLocked || product?.can.edit_costs === false} fault={fault} onChange={change} /> : <p className="rounded-md bg-info-soft px-3 py-2 text-sm">{t("catalog.pricesByOthers")}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("product.kind")} disabled={isLocked} value={values.kind} choices={KINDS.map((value) => ({ value, label: t(`product.${value}`) }))} error={fault("kind")} onChange={(kind) => change({ kind })} />
        {text("unit", { isRequired: true, maxLength: 30, hint: t("catalog.unitHint") })}
        <SelectField label={t("product.category")} empty={t("catalog.noCategory")} disabled={isLocked} value={values.category_id} choices={choices(categories.data)} error={fault("category_id")} onChange={(category_id) => change({ category_id })} />
        {text("sku", { maxLength: 60, hint: t("product.skuHint") })}
        <PercentField label={t("catalog.tax")} hint={t("catalog.taxHint")} disabled={isLocked} value={values.tax_bps} error={fault("tax_bps")} onChange={(tax_bps) => change({ tax_bps })} />
        <TextField label={t("catalog.speed")} hint={t("catalog.speedHint")} type="number" min={1} inputMode="numeric" disabled={isLocked} value={values.speed_mbps} error={fault("speed_mbps")} onChange={(speed_mbps) => change({ speed_mbps })} />
      </div>
      <TextArea label={t("product.description")} disabled={isLocked} maxLength={4_000} value={values.description} error={fault("description")} onChange={(description) => change({ description })} />
      <TagsField of="products" disabled={isLocked} values={values.tags} fault={fault} onChange={(tags) => change({ tags })} />
      <OwnFields of="products" disabled={isLocked} stored={product?.custom} typed={values.custom} fault={fault} onChange={(custom) => change({ custom })} />
      <CheckField label={t("catalog.isSold")} hint={t("catalog.isSoldHint")} disabled={isLocked} checked={values.is_active} error={fault("is_active")} onChange={(is_active) => change({ is_active })} />
      {!isLocked && (
        <div className="sticky -bottom-5 -mx-5 border-t bg-card px-5 py-3">
          <Button type="submit" look="accent" className="w-full" isBusy={create.isPending || save.isPending}>
            {t("action.save")}
          </Button>
        </div>
      )}
      {dialog}
    </form>
  );
}

/** What the fields are called, for whoever finds them changed by somebody else. */
function useNames(): Record<string, string> {
  const { t } = useTranslation();
  const own = useOwnFields("products").data?.data ?? [];
  return {
    ...Object.fromEntries(own.map((field) => [nameOf(field), field.label])),
    tags: t("tags.title"), name: t("product.name"), sku: t("product.sku"), category_id: t("product.category"), kind: t("product.kind"), cost_price: t("product.cost"), margin_bps: t("product.margin"), tax_bps: t("catalog.tax"),
    unit: t("product.unit"), description: t("product.description"), speed_mbps: t("catalog.speed"), is_active: t("catalog.isSold"),
  };
}
