import { useTranslation } from "react-i18next";
import { moment } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { choices, useStaff } from "../sales/api";

interface Entry {
  id: string;
  at: string;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_label: string;
  changes: Record<string, unknown>;
  ip: string;
}

/** What changed, in words as short as they can be. */
function summary(changes: Record<string, unknown>) {
  const fields = (changes.changes ?? changes) as Record<string, unknown>;
  return Object.entries(fields)
    .map(([name, value]) => {
      const change = value as { from?: unknown; to?: unknown } | null;
      const isChange = typeof change === "object" && change !== null && "to" in change;
      return isChange ? `${name}: ${JSON.stringify(change.from)} → ${JSON.stringify(change.to)}` : `${name}: ${JSON.stringify(value)}`;
    })
    .join(", ");
}

/** Who changed what, when, from where. */
export default function AuditPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Entry>("/api/audit", state);
  const staff = useStaff();
  return (
    <>
      <PageHead title={t("nav.audit")} />
      <DataTable
        list={list}
        state={state}
        rowKey={(row) => row.id}
        exportPath="/api/audit"
        defaultSort="-at"
        filters={[
          { name: "actor_id", label: t("audit.who"), choices: choices(staff.data) },
          { name: "subject_kind", label: t("audit.subject"), choices: ["lead", "deal", "customer", "product", "user", "team", "setting", "stage", "channel"].map((value) => ({ value, label: value })) },
        ]}
        columns={[
          { key: "at", title: t("audit.when"), sort: "at", cell: (row) => <span className="num">{moment(row.at)}</span> },
          { key: "who", title: t("audit.who"), cell: (row) => row.actor_name },
          { key: "what", title: t("audit.what"), cell: (row) => t(`event.${row.action}`, { defaultValue: row.action }) },
          { key: "subject", title: t("audit.subject"), cell: (row) => row.subject_label },
          { key: "changes", title: t("audit.changes"), isMinor: true, cell: (row) => <span title={summary(row.changes)}>{summary(row.changes)}</span> },
          { key: "ip", title: t("audit.from"), isMinor: true, cell: (row) => row.ip },
        ]}
        empty={{ title: t("audit.empty") }}
      />
    </>
  );
}
