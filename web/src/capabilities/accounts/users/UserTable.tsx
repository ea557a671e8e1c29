import { ShieldCheck } from "lucide-react";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import { type User, useMay, useSession } from "@/app/session";
import { moment, phone, relative } from "@/lib/format";
import { useList, useListState } from "@/lib/hooks";
import { Pill } from "@/ui/basics";
import { type Column, DataTable } from "@/ui/DataTable";
import { UserChip } from "@/ui/Portrait";
import { choices } from "../../sales/api";
import { ROLES, USERS, useTeams } from "../api";

const NewUserDialog = lazy(() => import("./NewUserDialog"));
const UserDrawer = lazy(() => import("./UserDrawer"));

/** Everybody who may come in, or once could. */
export function UserTable() {
  const { t } = useTranslation();
  const state = useListState();
  const { new: isNew, open, tab: _, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<User>(USERS, shown);
  const teams = useTeams();
  const mayManage = useMay("manage_users");
  const kept = { page: search.page };
  const close = () => state.set({ ...kept, new: undefined, open: undefined });
  return (
    <>
      <DataTable
        list={list}
        state={shown}
        rowKey={(user) => user.id}
        rowLabel={(user) => user.name}
        onOpen={(user) => state.set({ ...kept, open: user.id })}
        exportPath={USERS}
        defaultSort="name"
        filters={[
          { name: "role", label: t("user.role"), choices: ROLES.map((value) => ({ value, label: t(`role.${value}`) })), isMulti: true },
          { name: "team_id", label: t("user.team"), choices: choices(teams.data), isMulti: true },
          { name: "is_active", label: t("deal.status"), choices: [{ value: "true", label: t("user.active") }, { value: "false", label: t("user.inactive") }] },
        ]}
        columns={useColumns()}
        empty={{ title: t("accounts.users.empty"), text: t("accounts.users.emptyText") }}
      />
      <Suspense>
        {isNew === "1" && mayManage && <NewUserDialog onClose={close} />}
        {open && <UserDrawer id={open} onClose={close} />}
      </Suspense>
    </>
  );
}

function useColumns(): Column<User>[] {
  const { t } = useTranslation();
  const teams = useTeams();
  const { user: me } = useSession();
  return [
    {
      key: "name",
      title: t("user.name"),
      sort: "name",
      cell: (user) => (
        <span className="flex items-center gap-2">
          <UserChip id={user.id} name={user.name} />
          {user.id === me.id && <Pill tone="accent">{t("accounts.users.you")}</Pill>}
        </span>
      ),
    },
    { key: "email", title: t("user.email"), sort: "email", isMinor: true, cell: (user) => user.email },
    { key: "phone", title: t("accounts.users.phone"), isMinor: true, cell: (user) => <span className="num">{phone(user.phone)}</span> },
    { key: "role", title: t("user.role"), cell: (user) => t(`role.${user.role}`) },
    { key: "team", title: t("user.team"), isMinor: true, cell: (user) => teams.data?.data.find((team) => team.id === user.team_id)?.name },
    { key: "totp", title: t("accounts.users.twoFactor"), isMinor: true, cell: (user) => user.has_totp && <ShieldCheck className="size-4 text-success" role="img" aria-label={t("accounts.users.twoFactor")} /> },
    { key: "login", title: t("user.lastLogin"), sort: "last_login_at", isMinor: true, cell: (user) => (user.last_login_at ? <span title={moment(user.last_login_at)}>{relative(user.last_login_at)}</span> : <span className="text-muted-foreground">{t("accounts.users.never")}</span>) },
    { key: "active", title: t("deal.status"), cell: (user) => <Pill tone={user.is_active ? "success" : "plain"}>{t(user.is_active ? "user.active" : "user.inactive")}</Pill> },
  ];
}
