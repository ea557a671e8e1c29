import "./locales";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { Tabs } from "@/ui/Tabs";
import { useTeams } from "./api";
import { TeamList } from "./teams/TeamList";
import { UserTable } from "./users/UserTable";

/** Who may come in, and who works together. */
export default function UsersPage() {
  const { t } = useTranslation();
  const { search, set } = useListState();
  const teams = useTeams();
  const mayManage = useMay("manage_users");
  const tab = search.tab ?? "users";
  const start = () => set({ page: search.page, new: "1" });
  useShortcut("c", () => mayManage && start());
  const add = mayManage && (
    <Button look="accent" onClick={start}>
      <Plus className="size-4" aria-hidden />
      {t(tab === "teams" ? "accounts.teams.new" : "user.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("nav.users")} actions={add} />
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
