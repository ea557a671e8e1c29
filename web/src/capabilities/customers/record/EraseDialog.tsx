import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { CUSTOMERS, CUSTOMER_PATHS, type Customer } from "../api";

/** A person asks to be forgotten: says what goes, and wants the code typed. */
export default function EraseDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const erase = useAction<void>(() => post(`${CUSTOMERS}/${customer.id}/privacy-erase`, { confirm: customer.code }), { refresh: CUSTOMER_PATHS, done: t("customers.privacy.erased"), onDone: onClose });
  return (
    <ConfirmDialog isOpen onClose={onClose} onConfirm={() => erase.mutate()} title={t("customers.privacy.erase")} confirm={t("customers.privacy.erase")} look="danger" typed={customer.code} isBusy={erase.isPending}>
      {t("customers.privacy.eraseText", { name: customer.name, code: customer.code })}
    </ConfirmDialog>
  );
}
