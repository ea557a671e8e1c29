import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { money } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, MoneyField, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { choices, useProducts } from "../../sales/api";
import { CUSTOMER_PATHS, type Purchase } from "../api";
import { FindCustomer } from "../FindCustomer";
import { type Line, NEW_LINE, NEW_PURCHASE, type PurchaseInput, bodyOf, sumOf } from "./purchaseInput";

interface Buyer {
  id: string;
  name: string;
}

/** Records what somebody bought; who it was is asked where it is not known. */
export default function PurchaseDialog({ customer, onClose }: { customer?: Buyer; onClose: () => void }) {
  const { t } = useTranslation();
  const [buyer, choose] = useState<Buyer | undefined>(customer);
  const title = buyer ? `${t("customers.purchase.new")}: ${buyer.name}` : t("customers.purchase.new");
  return (
    <Dialog isOpen onClose={onClose} title={title} side="right">
      {buyer ? <PurchaseForm customer={buyer} onDone={onClose} /> : <FindCustomer label={t("customers.purchase.findCustomer")} onChoose={choose} />}
    </Dialog>
  );
}

function PurchaseForm({ customer, onDone }: { customer: Buyer; onDone: () => void }) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const { values, change, forget } = useDraft<PurchaseInput>(`purchase.${customer.id}`, NEW_PURCHASE);
  const save = useAction<Purchase>(() => post("/api/purchases", bodyOf(values, customer.id), key), {
    refresh: CUSTOMER_PATHS,
    done: t("customers.purchase.saved"),
    isSilent: true,
    onDone: () => {
      forget();
      onDone();
    },
  });
  const fault = faultsOf(save.error);
  const put = (at: number, changes: Partial<Line>) => change({ items: values.items.map((line, index) => (index === at ? { ...line, ...changes } : line)) });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormError error={save.error} fields={Object.keys(values)} />
      <TextField label={t("customers.purchase.onDate")} hint={t("customers.purchase.today")} type="date" value={values.on_date} error={fault("on_date")} onChange={(on_date) => change({ on_date })} />
      <ul className="grid gap-3">
        {values.items.map((line, index) => (
          <LineFields key={index} line={line} index={index} fault={fault} onChange={(changes) => put(index, changes)} onRemove={values.items.length > 1 ? () => change({ items: values.items.filter((_, at) => at !== index) }) : undefined} />
        ))}
      </ul>
      <Button size="sm" className="justify-self-start" onClick={() => change({ items: [...values.items, NEW_LINE] })}>
        <Plus className="size-4" aria-hidden />
        {t("customers.purchase.addItem")}
      </Button>
      <MoneyField label={t("customers.purchase.discount")} value={values.discount} error={fault("discount")} onChange={(discount) => change({ discount })} />
      <TextArea label={t("customers.purchase.note")} rows={2} maxLength={2_000} value={values.note} error={fault("note")} onChange={(note) => change({ note })} />
      <div className="sticky -bottom-5 -mx-5 -mb-5 grid gap-2 border-t bg-card px-5 py-3">
        <p className="flex items-baseline justify-between" role="status">
          <span className="text-muted-foreground">{t("customers.purchase.total")}</span>
          <span className="num text-lg font-semibold">{money(sumOf(values))}</span>
        </p>
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}

interface LineFieldsProps {
  line: Line;
  index: number;
  fault: (field: string) => string | undefined;
  onChange: (changes: Partial<Line>) => void;
  onRemove?: () => void;
}

function LineFields({ line, index, fault, onChange, onRemove }: LineFieldsProps) {
  const { t } = useTranslation();
  const products = useProducts();
  const at = (field: string) => fault(`items[${index}].${field}`);
  const pick = (product_id: string) => onChange({ product_id, ...(product_id && { unit_price: products.data?.data.find((product) => product.id === product_id)?.list_price }) });
  return (
    <li className="grid gap-3 rounded-lg border p-3">
      <div className="flex items-end gap-2">
        <SelectField className="flex-1" label={t("customers.purchase.product")} empty={t("customers.purchase.other")} value={line.product_id} choices={choices(products.data)} error={at("product_id")} onChange={pick} />
        {onRemove && (
          <Button look="ghost" size="icon" aria-label={t("customers.purchase.removeItem", { n: index + 1 })} onClick={onRemove}>
            <X className="size-4" aria-hidden />
          </Button>
        )}
      </div>
      {!line.product_id && <TextField label={t("customers.purchase.name")} isRequired maxLength={160} value={line.name} error={at("name")} onChange={(name) => onChange({ name })} />}
      <div className="grid grid-cols-[6rem_1fr] gap-3">
        <TextField label={t("customers.purchase.quantity")} isRequired type="number" min={1} inputMode="numeric" value={line.quantity} error={at("quantity")} onChange={(quantity) => onChange({ quantity })} />
        <MoneyField label={t("customers.purchase.unitPrice")} isRequired value={line.unit_price} error={at("unit_price")} onChange={(unit_price) => onChange({ unit_price })} />
      </div>
    </li>
  );
}
