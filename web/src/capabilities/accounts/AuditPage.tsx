import "./locales";
import { useTranslation } from "react-i18next";
import { useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { Tabs } from "@/ui/Tabs";
import { AuditTable } from "./log/AuditTable";
import { EventTable } from "./log/EventTable";

/** Who changed what, and what happened without a change. */
export default function AuditPage() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  return (
    <>
      <PageHead title={t("nav.audit")} />
      <Tabs
        label={t("accounts.log.parts")}
        value={search.tab ?? "audit"}
        onChange={(tab) => set({ ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])), tab: tab === "audit" ? undefined : tab })}
        tabs={[
          { key: "audit", label: t("accounts.log.audit"), content: <AuditTable /> },
          { key: "events", label: t("accounts.log.events"), content: <EventTable /> },
        ]}
      />
    </>
  );
}
