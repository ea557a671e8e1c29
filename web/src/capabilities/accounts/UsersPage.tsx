import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Role, type User, useMay } from "@/app/session";
import { useAction } from "@/app/useAction";
import { patch, post } from "@/lib/api";
import { relative } from "@/lib/format";
import { useAll, useList, useListState, useOne } from "@/lib/hooks";
import { Button, Card, CardHead, PageHead, Pill, UserChip } from "@/ui/basics";
import { DataTable } from "@/ui/DataTable";
import { FormError, SelectField, TextField, faultsOf } from "@/ui/fields";
import { Dialog } from "@/ui/Dialog";
import { type Named, choices, useStaff } from "../sales/api";

const ROLES: Role[] = ["owner", "manager", "admin", "sales", "technician", "staff"];

interface Team extends Named {
  leader_id: string | null;
  leader_name: string | null;
}

/** Who may come in, and their teams. */
export default function UsersPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<User>("/api/users", state);
  const teams = useAll<Team>("/api/teams?per_page=200");
  const [editing, edit] = useState<User | "new" | null>(null);
  const [isAddingTeam, addTeam] = useState(false);
  const mayManage = useMay("manage_users");
  const teamName = (id: string | null) => teams.data?.data.find((team) => team.id === id)?.name;
  const add = mayManage && (
    <Button look="accent" onClick={() => edit("new")}>
      <Plus className="size-4" aria-hidden />
      {t("user.new")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("nav.users")} actions={add} />
      <div className="grid items-start gap-4 xl:grid-cols-[1fr_300px]">
        <DataTable
          list={list}
          state={state}
          rowKey={(user) => user.id}
          onOpen={(user) => user.can.edit && edit(user)}
          defaultSort="name"
          filters={[
            { name: "role", label: t("user.role"), choices: ROLES.map((value) => ({ value, label: t(`role.${value}`) })) },
            { name: "is_active", label: t("deal.status"), choices: [{ value: "true", label: t("user.active") }, { value: "false", label: t("user.inactive") }] },
          ]}
          columns={[
            { key: "name", title: t("user.name"), sort: "name", cell: (user) => <UserChip name={user.name} /> },
            { key: "email", title: t("user.email"), sort: "email", isMinor: true, cell: (user) => user.email },
            { key: "role", title: t("user.role"), cell: (user) => t(`role.${user.role}`) },
            { key: "team", title: t("user.team"), isMinor: true, cell: (user) => teamName(user.team_id) },
            { key: "login", title: t("user.lastLogin"), sort: "last_login_at", isMinor: true, cell: (user) => user.last_login_at && relative(user.last_login_at) },
            { key: "active", title: t("deal.status"), cell: (user) => <Pill tone={user.is_active ? "success" : "plain"}>{t(user.is_active ? "user.active" : "user.inactive")}</Pill> },
          ]}
          empty={{ title: t("user.one") }}
        />
        <Card>
          <CardHead
            title={t("user.teams")}
            actions={
              mayManage && (
                <Button size="sm" onClick={() => addTeam(true)}>
                  {t("user.newTeam")}
                </Button>
              )
            }
          />
          <ul className="pb-3">
            {teams.data?.data.map((team) => (
              <li key={team.id} className="flex justify-between gap-3 px-5 py-2">
                <span className="font-medium">{team.name}</span>
                <span className="truncate text-muted-foreground">{team.leader_name}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      {editing && (
        <Dialog isOpen onClose={() => edit(null)} title={editing === "new" ? t("user.new") : editing.name} side="right">
          <UserForm user={editing === "new" ? undefined : editing} teams={choices(teams.data)} onDone={() => edit(null)} />
          {editing !== "new" && <UserSteps user={editing} onDone={() => edit(null)} />}
        </Dialog>
      )}
      {isAddingTeam && <TeamDialog onClose={() => addTeam(false)} />}
    </>
  );
}

function InitialPassword({ name, password }: { name: string; password: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid gap-1 rounded-md bg-success-soft px-3 py-2 text-success">
      <span className="text-sm">{t("user.initial")}</span>
      <code className="text-lg select-all">{password}</code>
      <span className="text-sm">{t("user.initialText", { name })}</span>
    </div>
  );
}

function UserForm({ user, teams, onDone }: { user?: User; teams: { value: string; label: string }[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ name: user?.name ?? "", email: user?.email ?? "", role: user?.role ?? "sales", team_id: user?.team_id ?? "" });
  const [key] = useState(() => crypto.randomUUID());
  const save = useAction<User & { initial_password?: string }>(
    () => {
      const body = { ...values, team_id: values.team_id || null };
      return user ? patch(`/api/users/${user.id}`, body, user.version) : post("/api/users", body, key);
    },
    { refresh: ["/api/users", "/api/staff-users"], done: t("state.saved"), isQuiet: true, onDone: (saved) => !saved.initial_password && onDone() },
  );
  const fault = faultsOf(save.error);
  if (save.data?.initial_password) return <InitialPassword name={save.data.name} password={save.data.initial_password} />;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormError error={save.error} fields={Object.keys(values)} />
      <TextField label={t("user.name")} isRequired value={values.name} error={fault("name")} onChange={(name) => setValues({ ...values, name })} />
      <TextField label={t("user.email")} type="email" isRequired value={values.email} error={fault("email")} onChange={(email) => setValues({ ...values, email })} />
      <SelectField label={t("user.role")} value={values.role} choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} error={fault("role")} onChange={(role) => setValues({ ...values, role: role as Role })} />
      <SelectField label={t("user.team")} empty={t("user.noTeam")} value={values.team_id} choices={teams} error={fault("team_id")} onChange={(team_id) => setValues({ ...values, team_id })} />
      <Button type="submit" look="accent" isBusy={save.isPending}>
        {t("action.save")}
      </Button>
    </form>
  );
}

function UserSteps({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const [isLeaving, leave] = useState(false);
  const reset = useAction<{ initial_password: string }>(() => post(`/api/users/${user.id}/reset-password`), {});
  const back = useAction<User>(() => post(`/api/users/${user.id}/reactivate`), { refresh: ["/api/users", "/api/staff-users"], done: t("state.saved"), onDone });
  return (
    <div className="mt-6 grid gap-3 border-t pt-4">
      {reset.data ? <InitialPassword name={user.name} password={reset.data.initial_password} /> : <Button isBusy={reset.isPending} onClick={() => reset.mutate()}>{t("user.resetPassword")}</Button>}
      {user.can.deactivate && user.is_active && !isLeaving && (
        <Button look="danger" onClick={() => leave(true)}>
          {t("user.deactivate")}
        </Button>
      )}
      {isLeaving && <Leave user={user} onDone={onDone} />}
      {user.can.deactivate && !user.is_active && (
        <Button isBusy={back.isPending} onClick={() => back.mutate()}>
          {t("user.reactivate")}
        </Button>
      )}
    </div>
  );
}

/** Asks who takes what the user still holds. */
function Leave({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const held = useOne<{ holdings: Record<string, number> }>(`/api/users/${user.id}/holdings`);
  const staff = useStaff();
  const [to, setTo] = useState<Record<string, string>>({});
  const others = choices({ data: (staff.data?.data ?? []).filter((row) => row.id !== user.id) });
  const leave = useAction<User>(() => post(`/api/users/${user.id}/deactivate`, { hand_over_to: to }), { refresh: ["/api/users", "/api/staff-users", "/api/leads"], done: t("state.saved"), onDone });
  const kinds = Object.entries(held.data?.holdings ?? {}).filter(([, count]) => count > 0);
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted-foreground">{t("user.handOverText")}</p>
      {kinds.map(([kind, count]) => (
        <SelectField key={kind} label={`${t(`user.holdings.${kind}`)} (${count}) · ${t("user.handOver")}`} empty="–" value={to[kind] ?? ""} choices={others} onChange={(id) => setTo({ ...to, [kind]: id })} />
      ))}
      <Button look="danger" isBusy={leave.isPending} disabled={kinds.some(([kind]) => !to[kind])} onClick={() => leave.mutate()}>
        {t("user.deactivate")}
      </Button>
    </div>
  );
}

function TeamDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const staff = useStaff();
  const [values, setValues] = useState({ name: "", leader_id: "" });
  const save = useAction<Team>(() => post("/api/teams", { name: values.name, leader_id: values.leader_id || null }), { refresh: ["/api/teams"], done: t("state.saved"), isQuiet: true, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t("user.newTeam")}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormError error={save.error} fields={["name", "leader_id"]} />
        <TextField label={t("user.team")} isRequired value={values.name} error={faultsOf(save.error)("name")} onChange={(name) => setValues({ ...values, name })} />
        <SelectField label={t("user.leader")} empty="–" value={values.leader_id} choices={choices(staff.data)} onChange={(leader_id) => setValues({ ...values, leader_id })} />
        <Button type="submit" look="accent" isBusy={save.isPending}>
          {t("action.save")}
        </Button>
      </form>
    </Dialog>
  );
}
