import "./locales";
import { useTranslation } from "react-i18next";
import { useListState } from "@/lib/hooks";
import { PageHead } from "@/ui/basics";
import { Tabs } from "@/ui/Tabs";
import { useTeams } from "./api";
import { TeamList } from "./teams/TeamList";
import { UserTable } from "./users/UserTable";

/** Who may come in, and who works together. */
export default function UsersPage() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const teams = useTeams();
  const tab = search.tab ?? "users";
  return (
    <>
      <PageHead title={t("nav.users")} />
      <Tabs
        label={t("accounts.users.parts")}
        value={tab}
        onChange={(to) => set({ ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])), tab: to === "users" ? undefined : to })}
        tabs={[
          { key: "users", label: t("accounts.users.users"), content: <UserTable /> },
          { key: "teams", label: t("accounts.users.teams"), count: teams.data?.data.length, content: <TeamList /> },
        ]}
      />
    </>
  );
}
