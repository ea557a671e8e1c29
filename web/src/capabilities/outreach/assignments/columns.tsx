import { useTranslation } from "react-i18next";
import { day, moment, phone } from "@/lib/format";
import { useOwnColumns, useOwnFilters } from "@/app/fields/table";
import { useTagColumn, useTagFilter } from "@/app/tags/table";
import type { Column, Filter } from "@/ui/DataTable";
import { type ContactRecord, WHATSAPP_STATUSES, useDatabases, useHolders, useProductChoices } from "../api";
import { RespondedPill, WhatsappPill } from "../parts/MarkPills";
import { ProductName } from "../parts/ProductName";

/** What the list of assignments shows. */
export function useAssignmentColumns(): Column<ContactRecord>[] {
  const { t } = useTranslation();
  return [
    { key: "name", title: t("lead.name"), sort: "name", cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "phone", title: t("lead.phone"), cell: (row) => <span className="num whitespace-nowrap">{phone(row.phone) || row.username || "–"}</span> },
    { key: "staff", title: t("outreach.staff"), cell: (row) => row.assignee_name ?? "–" },
    { key: "whatsapp", title: t("outreach.mark.whatsapp"), isBlank: (row) => !row.whatsapp_status, cell: (row) => <WhatsappPill of={row} /> },
    { key: "responded", title: t("outreach.mark.responded"), isBlank: (row) => row.responded === null, cell: (row) => <RespondedPill of={row} /> },
    useTagColumn<ContactRecord>(),
    { key: "database", title: t("outreach.database.one"), isMinor: true, cell: (row) => row.database_name },
    { key: "product", title: t("lead.product"), isMinor: true, cell: (row) => <ProductName of={row} /> },
    { key: "note", title: t("lead.note"), isMinor: true, cell: (row) => <span title={row.note ?? undefined}>{row.note ?? "–"}</span> },
    { key: "assigned", title: t("outreach.record.assignedAt"), sort: "assigned_at", cell: (row) => <span title={moment(row.assigned_at)}>{day(row.assigned_at)}</span> },
    { key: "marked", title: t("outreach.record.markedAt"), sort: "marked_at", isMinor: true, cell: (row) => <span title={moment(row.marked_at)}>{day(row.marked_at) || "–"}</span> },
    ...useOwnColumns<ContactRecord>("records"),
  ];
}

export function useAssignmentFilters(): Filter[] {
  const { t } = useTranslation();
  const databases = useDatabases();
  const none = { value: "none", label: t("outreach.mark.none") };
  return [
    { name: "assignee_id", label: t("outreach.staff"), isMulti: true, choices: useHolders() },
    { name: "database_id", label: t("outreach.database.one"), isMulti: true, choices: (databases.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name })) },
    { name: "product_id", label: t("lead.product"), isMulti: true, choices: [...useProductChoices(), { value: "none", label: t("outreach.unknown") }] },
    { name: "whatsapp_status", label: t("outreach.mark.whatsapp"), isMulti: true, choices: [...WHATSAPP_STATUSES.map((value) => ({ value, label: t(`outreach.mark.${value}`) })), none] },
    { name: "responded", label: t("outreach.mark.responded"), isMulti: true, choices: [{ value: "true", label: t("outreach.mark.yes") }, { value: "false", label: t("outreach.mark.no") }, none] },
    { name: "untouched", label: t("outreach.counts.untouched"), kind: "flag" },
    useTagFilter("records"),
    { name: "assigned", label: t("outreach.record.assignedAt"), kind: "days" },
    { name: "marked", label: t("outreach.record.markedAt"), kind: "days" },
    ...useOwnFilters("records"),
  ];
}
