import "./locales";
import { useTranslation } from "react-i18next";
import type { Column, Filter } from "@/ui/DataTable";
import { type FieldOwner, type OwnField, type OwnValues, nameOf, useOwnFields } from "./api";
import { OwnValueText } from "./OwnValueText";
import { isBlank } from "./value";

interface Thing {
  custom?: OwnValues;
}

/** The fields that the business added as columns: shown where it wants them in tables, else offered. */
export function useOwnColumns<T extends Thing>(of: FieldOwner, isOn = true): Column<T>[] {
  const fields = useOwnFields(of, isOn).data?.data ?? [];
  return fields.map((field) => ({
    key: nameOf(field),
    title: field.label,
    align: field.type === "number" || field.type === "money" ? "right" : undefined,
    isMinor: true,
    isOffered: !field.in_table,
    isBlank: (row) => isBlank(row.custom?.[field.key]),
    cell: (row) => <OwnValueText field={field} value={row.custom?.[field.key]} />,
  }));
}

/** The fields that the business added as filters. */
export function useOwnFilters(of: FieldOwner, isOn = true): Filter[] {
  const { t } = useTranslation();
  const fields = useOwnFields(of, isOn).data?.data ?? [];
  const yesNo = [
    { value: "true", label: t("state.yes") },
    { value: "false", label: t("state.no") },
  ];
  return fields.filter((field) => field.in_filter).map((field) => ({ name: nameOf(field), label: field.label, isAside: true, ...waysOf(field, yesNo) }));
}

function waysOf({ type, choices }: OwnField, yesNo: NonNullable<Filter["choices"]>): Partial<Filter> {
  switch (type) {
    case "number":
    case "money":
      return { kind: "range" };
    case "date":
      return { kind: "days" };
    case "yes_no":
      return { choices: yesNo };
    case "choice":
    case "multi_choice":
      return { isMulti: true, choices: choices.map((word) => ({ value: word, label: word })) };
    case "text":
    case "url":
      return { kind: "text" };
  }
}
