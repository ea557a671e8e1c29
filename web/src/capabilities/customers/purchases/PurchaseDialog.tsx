import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { type ApiError, post } from "@/lib/api";
import { money } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, MoneyField, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { choices, useProducts } from "../../sales/api";
import { CUSTOMER_PATHS, type Purchase } from "../api";
import { FindCustomer } from "../FindCustomer";
import { type Line, NEW_LINE, type PurchaseInput, bodyOf, inputOf, sumOf } from "./purchaseInput";

interface Buyer {
  id: string;
  name: string;
}

interface PurchaseDialogProps {
  customer?: Buyer;
  /** The one to correct, where it is not a new one. */
  purchase?: Purchase;
  onClose: () => void;
}

/** Records what somebody bought, or corrects it; who it was is asked where it is not known. */
export default function PurchaseDialog({ customer, purchase, onClose }: PurchaseDialogProps) {
  const { t } = useTranslation();
  const [buyer, choose] = useState<Buyer | undefined>(customer);
  const title = purchase ? t("customers.purchase.correct", { number: purchase.number }) : buyer ? `${t("customers.purchase.new")}: ${buyer.name}` : t("customers.purchase.new");
  return (
    <Dialog isOpen onClose={onClose} title={title} side="right">
      {buyer ? <PurchaseForm customer={buyer} purchase={purchase} onDone={onClose} /> : <FindCustomer label={t("customers.purchase.findCustomer")} onChoose={choose} />}
    </Dialog>
  );
}

function PurchaseForm({ customer, purchase, onDone }: { customer: Buyer; purchase?: Purchase; onDone: () => void }) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const { values, change, forget } = useDraft<PurchaseInput>(`purchase.${purchase ? `${purchase.id}.${purchase.version}` : customer.id}`, inputOf(purchase));
  const done = () => {
    forget();
    onDone();
  };
  const create = useAction<Purchase>(() => post("/api/purchases", { customer_id: customer.id, ...bodyOf(values) }, key), { refresh: CUSTOMER_PATHS, done: t("customers.purchase.saved"), isSilent: true, onDone: done });
  const names = { on_date: t("customers.purchase.onDate"), discount: t("customers.purchase.discount"), note: t("customers.purchase.note"), items: t("customers.purchase.items") };
  const { save, dialog } = useChange<Purchase>(purchase, { path: `/api/purchases/${purchase?.id}`, refresh: CUSTOMER_PATHS, names, say: sayItems, onSaved: done });
  const error: ApiError | null = purchase ? save.error : create.error;
  const fault = faultsOf(error);
  const put = (at: number, changes: Partial<Line>) => change({ items: values.items.map((line, index) => (index === at ? { ...line, ...changes } : line)) });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (purchase) save.mutate({ changes: differences(bodyOf(inputOf(purchase)), bodyOf(values)) });
        else create.mutate();
      }}
    >
      <FormError error={error?.status === 412 ? null : error} fields={Object.keys(values)} />
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
        <Button type="submit" look="accent" isBusy={create.isPending || save.isPending}>
          {t("action.save")}
        </Button>
      </div>
      {dialog}
    </form>
  );
}

/** Says the lines of a purchase in one line. */
const sayItems = (field: string, value: unknown) => (field === "items" ? (value as Purchase["items"]).map((item) => `${item.quantity} × ${item.name ?? ""} @ ${money(item.unit_price)}`).join(", ") : undefined);

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
