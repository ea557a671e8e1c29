import { useTranslation } from "react-i18next";
import { moment } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { Pill } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { choices, useStaff } from "../../sales/api";
import { deviceOf } from "../profile/device";
import { said } from "./said";

const PATH = "/api/event-log";
const KINDS = ["login", "login_failed", "logout", "customer_viewed", "download", "export", "privacy_export"];

interface Happening {
  id: string;
  at: string;
  user_name: string | null;
  kind: string;
  details: Record<string, unknown>;
  ip: string;
  user_agent: string;
}

/** Logins, looks and downloads: what happened without a change. */
export function EventTable() {
  const { t } = useTranslation();
  const state = useListState();
  const { tab: _, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<Happening>(PATH, shown);
  const staff = useStaff();
  const details = (row: Happening) => said(t, "", Object.fromEntries(Object.entries(row.details).filter(([name]) => !name.endsWith("_id"))));
  const device = (row: Happening) => {
    const known = deviceOf(row.user_agent);
    return known ? t("accounts.profile.on", known) : row.user_agent;
  };
  return (
    <DataTable
      list={list}
      state={shown}
      rowKey={(row) => row.id}
      isSearchable={false}
      exportPath={PATH}
      defaultSort="-at"
      filters={[
        { name: "user_id", label: t("accounts.log.user"), choices: choices(staff.data), isMulti: true },
        { name: "kind", label: t("accounts.log.event"), choices: KINDS.map((value) => ({ value, label: t(`accounts.log.kinds.${value}`) })), isMulti: true },
        { name: "at", label: t("accounts.log.period"), kind: "days" },
      ]}
      columns={[
        { key: "at", title: t("audit.when"), sort: "at", cell: (row) => <span className="num whitespace-nowrap">{moment(row.at)}</span> },
        { key: "user", title: t("accounts.log.user"), cell: (row) => row.user_name ?? "–" },
        { key: "kind", title: t("accounts.log.event"), cell: (row) => <Pill tone={row.kind === "login_failed" ? "danger" : "plain"}>{t(`accounts.log.kinds.${row.kind}`, { defaultValue: row.kind })}</Pill> },
        { key: "details", title: t("accounts.log.details"), cell: (row) => <span title={details(row)}>{details(row)}</span> },
        { key: "ip", title: t("audit.from"), isMinor: true, cell: (row) => <span className="num">{row.ip}</span> },
        { key: "device", title: t("accounts.log.device"), isMinor: true, cell: device },
      ]}
      empty={{ title: t("accounts.log.emptyEvents") }}
    />
  );
}
