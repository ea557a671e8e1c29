import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { DataTable } from "@/ui/DataTable";
import { choices, useStaff } from "../../sales/api";
import { AuditEntry, type Entry } from "./AuditEntry";
import { differencesOf, fieldName, said } from "./said";

const PATH = "/api/audit";
const SUBJECTS = ["lead", "activity", "deal", "customer", "product", "category", "user", "team", "token", "setting", "stage", "channel", "lost_reason"];

/** Who changed what, when, from where. */
export function AuditTable() {
  const { t } = useTranslation();
  const state = useListState();
  const { tab: _, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<Entry>(PATH, shown);
  const staff = useStaff();
  const [opened, open] = useState<Entry | null>(null);
  const summary = ({ changes }: Entry) =>
    differencesOf(changes)
      .map(({ field, from, to, isChange }) => (isChange ? `${fieldName(t, field)}: ${said(t, field, from)} → ${said(t, field, to)}` : `${fieldName(t, field)}: ${said(t, field, to)}`))
      .join(", ");
  return (
    <>
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.subject_label}
        onOpen={open}
        isSearchable={false}
        exportPath={PATH}
        defaultSort="-at"
        filters={[
          { name: "actor_id", label: t("audit.who"), choices: choices(staff.data), isMulti: true },
          { name: "subject_kind", label: t("accounts.log.kind"), choices: SUBJECTS.map((value) => ({ value, label: t(`accounts.log.subjects.${value}`) })), isMulti: true },
          { name: "at", label: t("accounts.log.period"), kind: "days" },
        ]}
        columns={[
          { key: "at", title: t("audit.when"), sort: "at", cell: (row) => <span className="num whitespace-nowrap">{moment(row.at)}</span> },
          { key: "who", title: t("audit.who"), cell: (row) => row.actor_name || t("accounts.log.program") },
          { key: "what", title: t("audit.what"), cell: (row) => t(`event.${row.action}`, { defaultValue: row.action }) },
          { key: "subject", title: t("audit.subject"), cell: (row) => subjectOf(t, row) },
          { key: "changes", title: t("audit.changes"), isMinor: true, cell: (row) => <span className="text-muted-foreground">{summary(row)}</span> },
          { key: "ip", title: t("audit.from"), isMinor: true, cell: (row) => <span className="num">{row.ip}</span> },
        ]}
        empty={{ title: t("audit.empty") }}
      />
      {opened && <AuditEntry entry={opened} onClose={() => open(null)} />}
    </>
  );
}

/** What an entry is about; settings are known by their key. */
export const subjectOf = (t: (key: string, options: { defaultValue: string }) => string, entry: Entry) =>
  entry.subject_kind === "setting" ? t(`accounts.log.settings.${entry.subject_label}`, { defaultValue: entry.subject_label }) : entry.subject_label;
