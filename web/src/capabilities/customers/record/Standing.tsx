import { ArchiveRestore } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useChange } from "@/app/useChange";
import { day, moment } from "@/lib/format";
import { Button } from "@/ui/basics";
import { CUSTOMERS, CUSTOMER_PATHS, type Customer, useRestoreCustomer } from "../api";

const strip = "mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warning-soft px-4 py-2.5";

/** Says that the customer lies in the trash, and takes it out. */
export function InTrash({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const restore = useRestoreCustomer();
  return (
    <div role="status" className={strip}>
      <p>{t("customers.record.inTrash", { when: moment(customer.deleted_at) })}</p>
      {customer.can.restore && (
        <Button size="sm" isBusy={restore.isPending} onClick={() => restore.mutate(customer)}>
          <ArchiveRestore className="size-4" aria-hidden />
          {t("action.restore")}
        </Button>
      )}
    </div>
  );
}

/** Says that nothing runs and nothing was bought for long, and lets people draw the conclusion. */
export function ProposedInactive({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { save, dialog } = useStatus(customer);
  return (
    <div role="status" className={strip}>
      <p>{t("customers.record.quiet", { day: day(customer.inactive_proposed_on) })}</p>
      {customer.can.edit && (
        <Button size="sm" isBusy={save.isPending} onClick={() => save.mutate({ changes: { status: "inactive" } })}>
          {t("customers.record.setInactive")}
        </Button>
      )}
      {dialog}
    </div>
  );
}

/** Calls a customer active or inactive by hand. */
export function useStatus(customer: Customer) {
  const { t } = useTranslation();
  return useChange<Customer>(customer, { path: `${CUSTOMERS}/${customer.id}`, refresh: CUSTOMER_PATHS, names: { status: t("customer.status") }, say: (_, value) => t(`customer.${String(value)}`) });
}
