import "@/app/tags/locales";
import { nameOf, useOwnFields } from "@/app/fields/api";
import { useTranslation } from "react-i18next";

/** What the fields are called, for whoever finds them changed by somebody else. */
export function useNames(): Record<string, string> {
  const { t } = useTranslation();
  const own = useOwnFields("customers").data?.data ?? [];
  return {
    ...Object.fromEntries(own.map((field) => [nameOf(field), field.label])),
    name: t("lead.name"), kind: t("customers.form.kind"), organization: t("customers.form.organization"), phone: t("lead.phone"), extra_phones: t("customers.form.extraPhones"), email: t("lead.email"), preferred_contact: t("customers.form.preferredContact"), consent: t("customers.record.consent"),
    address: t("customers.form.address"), status: t("customers.form.status"), owner_id: t("customers.form.owner"), birthday: t("customers.form.birthday"), national_id: t("customers.form.nationalId"), tags: t("tags.title"), notes: t("customer.notes"),
  };
}
