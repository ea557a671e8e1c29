import { Pencil, X } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { type User, useMay } from "@/app/session";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { useAll, useListState } from "@/lib/hooks";
import { Button, Card, CardHead, Pill } from "@/ui/basics";
import { SelectField } from "@/ui/fields";
import { UserChip } from "@/ui/Portrait";
import { EmptyState, Loaded } from "@/ui/states";
import { choices } from "../../sales/api";
import { type Team, USERS, USER_PATHS, useTeams } from "../api";

const TeamDialog = lazy(() => import("./TeamDialog"));

/** Who works together, and who leads. */
export function TeamList() {
  const { t } = useTranslation();
  const teams = useTeams();
  const people = useAll<User>(`${USERS}?per_page=200&is_active=true&sort=name`);
  const mayManage = useMay("manage_users");
  const { search, set } = useListState();
  const [editing, edit] = useState<Team | null>(null);
  const isNew = search.new === "1" && mayManage;
  const close = () => {
    edit(null);
    if (isNew) set({ new: undefined });
  };
  return (
    <>
      <Loaded of={teams}>
        {({ data }) =>
          data.length === 0 ? (
            <Card>
              <EmptyState title={t("accounts.teams.empty")}>{t("accounts.teams.emptyText")}</EmptyState>
            </Card>
          ) : (
            <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
              {data.map((team) => (
                <TeamCard key={team.id} team={team} people={people.data?.data ?? []} onEdit={() => edit(team)} />
              ))}
            </div>
          )
        }
      </Loaded>
      <Suspense>{(editing || isNew) && <TeamDialog team={editing ?? undefined} onClose={close} />}</Suspense>
    </>
  );
}

function TeamCard({ team, people, onEdit }: { team: Team; people: User[]; onEdit: () => void }) {
  const { t } = useTranslation();
  const members = people.filter((person) => person.team_id === team.id);
  const others = people.filter((person) => person.team_id !== team.id && person.can.edit);
  const join = useAction<User, { user: User; team_id: string | null }>(({ user, team_id }) => patch(`${USERS}/${user.id}`, { team_id }, user.version), { refresh: USER_PATHS });
  const add = (id: string) => {
    const user = others.find((person) => person.id === id);
    if (user) join.mutate({ user, team_id: team.id });
  };
  return (
    <Card>
      <CardHead
        title={team.name}
        hint={`${t("accounts.teams.leader")}: ${team.leader_name ?? t("accounts.teams.noLeader")} · ${t("accounts.teams.count", { count: members.length })}`}
        actions={
          team.can.edit && (
            <Button look="ghost" size="icon" aria-label={t("accounts.teams.edit", { name: team.name })} onClick={onEdit}>
              <Pencil className="size-4" aria-hidden />
            </Button>
          )
        }
      />
      <ul className="px-5">
        {members.map((member) => (
          <li key={member.id} className="flex min-h-11 items-center justify-between gap-2 border-t">
            <span className="flex min-w-0 items-center gap-2">
              <UserChip id={member.id} name={member.name} />
              <span className="truncate text-sm text-muted-foreground">{t(`role.${member.role}`)}</span>
              {member.id === team.leader_id && <Pill tone="accent">{t("accounts.teams.leader")}</Pill>}
            </span>
            {member.can.edit && (
              <Button look="ghost" size="icon" aria-label={t("accounts.teams.removeMember", { name: member.name })} onClick={() => join.mutate({ user: member, team_id: null })}>
                <X className="size-4" aria-hidden />
              </Button>
            )}
          </li>
        ))}
        {members.length === 0 && <li className="border-t py-3 text-muted-foreground">{t("accounts.teams.noMembers")}</li>}
      </ul>
      {team.can.edit && others.length > 0 && (
        <div className="border-t px-5 py-4">
          <SelectField label={t("accounts.teams.addMember")} empty="–" value="" disabled={join.isPending} choices={choices({ data: others })} onChange={add} />
        </div>
      )}
    </Card>
  );
}
