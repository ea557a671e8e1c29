import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { download } from "@/lib/files";
import { toast } from "@/lib/toast";
import { CUSTOMERS, type Customer } from "../api";

/** A person asks what is held of them: everything, as one ZIP. */
export function usePrivacyExport(customer: Customer) {
  const { t } = useTranslation();
  return useAction<void>(() => {
    toast.info(t("customers.privacy.exporting"));
    return download(`${CUSTOMERS}/${customer.id}/privacy-export`, `${customer.code}.zip`);
  });
}
