import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OwnValue, nameOf, useOwnFields } from "@/app/fields/api";
import { saidOf } from "@/app/fields/value";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { useChange } from "@/app/useChange";
import { type ApiError, post } from "@/lib/api";
import { day, phone } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, faultsOf } from "@/ui/fields";
import { type Duplicates, useStaff } from "../../sales/api";
import { CUSTOMERS, CUSTOMER_PATHS, type Customer } from "../api";
import { AboutFields, AddressFields, ContactFields, OwnPart, WhoFields } from "./CustomerFields";
import { type CustomerInput, bodyOf, changesOf, inputOf } from "./customerInput";
import { KnownCustomers } from "./KnownCustomers";
import { useNames } from "./useNames";

interface CustomerFormProps {
  customer?: Customer;
  onDone: (customer: Customer) => void;
}

/** Add a customer, or change one. */
export default function CustomerForm({ customer: shown, onDone }: CustomerFormProps) {
  const { t } = useTranslation();
  // Live news may change the customer behind the form; what is compared on saving is what its writer saw.
  const [customer] = useState(shown);
  const { user, is_leader } = useSession();
  const [before] = useState(() => inputOf(customer));
  const { values, change, forget } = useDraft<CustomerInput>(`customer.${customer ? `${customer.id}.${customer.version}` : "new"}`, before);
  const [wasKept, setKept] = useState(() => Object.keys(changesOf(before, values)).length > 0);
  const [key] = useState(() => crypto.randomUUID());
  const [isSure, setSure] = useState(false);
  const done = (saved: Customer) => {
    forget();
    onDone(saved);
  };
  const mayAssign = customer ? customer.can.assign : user.role !== "sales" || is_leader;
  const create = useAction<Customer>(
    () => {
      const { owner_id, ...body } = bodyOf(values) as ReturnType<typeof bodyOf> & { owner_id: string | null };
      return post(CUSTOMERS, { ...body, ...(owner_id && { owner_id }), allow_duplicate: isSure }, isSure ? `${key}.again` : key);
    },
    { refresh: CUSTOMER_PATHS, done: t("state.saved"), isSilent: true, onDone: done },
  );
  const { save, dialog } = useChange<Customer>(customer, { path: `${CUSTOMERS}/${customer?.id}`, refresh: CUSTOMER_PATHS, names: useNames(), say: useSaid(), onSaved: done });
  const error: ApiError | null = customer ? save.error : create.error;
  const known = error?.code === "duplicate" ? (error.problem as unknown as Duplicates) : undefined;
  const part = { values, fault: faultsOf(error), onChange: change };
  const isBusy = create.isPending || save.isPending;
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        if (customer) save.mutate({ changes: { ...changesOf(before, values), ...(isSure && { allow_duplicate: true }) } });
        else create.mutate();
      }}
    >
      {wasKept && (
        <p role="status" className="flex items-center justify-between gap-3 rounded-md bg-info-soft px-3 py-2 text-sm">
          {t("customers.form.kept")}
          <Button
            size="sm"
            look="ghost"
            onClick={() => {
              change(before);
              forget();
              setKept(false);
            }}
          >
            {t("customers.form.discard")}
          </Button>
        </p>
      )}
      <FormError error={known || error?.status === 412 ? null : error} fields={[...Object.keys(values), "address", "consent"]} />
      <WhoFields {...part} />
      <ContactFields {...part} known={known && <KnownCustomers known={known} isSure={isSure} onSure={setSure} />} />
      <AddressFields {...part} />
      <AboutFields {...part} customer={customer} mayAssign={mayAssign} />
      <OwnPart {...part} customer={customer} />
      <div className="sticky -bottom-5 -mx-5 -mb-5 border-t bg-card px-5 py-3">
        <Button type="submit" look="accent" className="w-full" isBusy={isBusy}>
          {known && isSure ? t("lead.saveAnyway") : t("action.save")}
        </Button>
      </div>
      {dialog}
    </form>
  );
}

/** Says a field's value as people read it. */
function useSaid() {
  const { t } = useTranslation();
  const staff = useStaff();
  const own = useOwnFields("customers").data?.data ?? [];
  return (field: string, value: unknown): string | undefined => {
    if (value === null || value === undefined) return undefined;
    const asked = own.find((other) => nameOf(other) === field);
    if (asked) return saidOf(asked, value as OwnValue, t);
    if (field === "phone") return phone(String(value));
    if (field === "birthday") return day(String(value));
    if (field === "kind") return t(`customers.kinds.${String(value)}`);
    if (field === "status") return t(`customer.${String(value)}`);
    return field === "owner_id" ? staff.data?.data.find((one) => one.id === value)?.name : undefined;
  };
}
