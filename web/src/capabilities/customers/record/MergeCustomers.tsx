import { ArrowDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { Button, cn } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError } from "@/ui/fields";
import { CUSTOMERS, CUSTOMER_PATHS, type Customer, type ListedCustomer } from "../api";
import { FindCustomer } from "../FindCustomer";

/** Finds the customer that is the same one, says what will happen, and folds it in. */
export default function MergeCustomers({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const [other, choose] = useState<ListedCustomer | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const merge = useAction<Customer>(() => post(`${CUSTOMERS}/${customer.id}/merge`, { from_id: other?.id }, key), { refresh: [...CUSTOMER_PATHS, "/api/deals", "/api/leads"], done: t("customers.merge.done"), isSilent: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t("customers.merge.title", { name: customer.name })}>
      <div className="grid gap-4">
        <p className="text-muted-foreground">{t("customers.merge.hint")}</p>
        <FormError error={merge.error} />
        {other ? (
          <div className="grid justify-items-center gap-1.5">
            <Side label={t("customers.merge.folds")} customer={other} onChange={() => choose(null)} />
            <ArrowDown className="size-5 text-muted-foreground" aria-hidden />
            <Side label={t("customers.merge.keeps")} customer={customer} />
          </div>
        ) : (
          <FindCustomer label={t("customers.merge.find")} except={customer.id} onChoose={choose} />
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <span className="mr-auto text-sm text-muted-foreground">{t("customers.merge.undo")}</span>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="danger" disabled={!other} isBusy={merge.isPending} onClick={() => merge.mutate()}>
            {t("customers.merge.go")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Side({ label, customer, onChange }: { label: string; customer: Pick<Customer, "name" | "code">; onChange?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={cn("flex w-full items-center justify-between gap-3 rounded-lg border px-3 py-2", !onChange && "border-ring")}>
      <span className="min-w-0">
        <span className="block text-xs text-muted-foreground">{label}</span>
        <span className="block truncate font-medium">{customer.name}</span>
      </span>
      <span className="flex items-center gap-2">
        <span className="num text-sm text-muted-foreground">{customer.code}</span>
        {onChange && (
          <Button size="sm" look="ghost" onClick={onChange}>
            {t("customers.merge.change")}
          </Button>
        )}
      </span>
    </div>
  );
}
