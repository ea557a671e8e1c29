import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll } from "@/lib/hooks";
import { Button, Card, CardHead, Pill } from "@/ui/basics";
import { EmptyState, Loaded } from "@/ui/states";
import { type Channel, type Named, useChannels, useStaff } from "../api";
import { ChannelDialog } from "./ChannelDialog";
import { RemoveDialog } from "./RemoveDialog";
import { RowActions } from "./SettingRow";

/** Where leads come from, and who gets those that belong to nobody. */
export function ChannelSettings() {
  const { t } = useTranslation();
  const channels = useChannels();
  const [editing, edit] = useState<Channel | "new" | null>(null);
  const [going, remove] = useState<Channel | null>(null);
  return (
    <Card>
      <CardHead
        title={t("sales.pipeline.channels")}
        hint={t("sales.pipeline.channelsHint")}
        actions={
          <Button size="sm" onClick={() => edit("new")}>
            <Plus className="size-4" aria-hidden />
            {t("sales.pipeline.addChannel")}
          </Button>
        }
      />
      <Loaded of={channels}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("sales.pipeline.noChannels")}>{t("sales.pipeline.channelsHint")}</EmptyState>
          ) : (
            <ul className="pb-3">
              {data.map((channel) => (
                <li key={channel.id} className="flex min-h-12 items-center justify-between gap-3 border-t px-5">
                  <span className="min-w-0 py-1.5">
                    <span className="flex items-center gap-2">
                      <span className="truncate font-medium">{channel.name}</span>
                      {!channel.is_active && <Pill>{t("sales.pipeline.inactive")}</Pill>}
                    </span>
                    <RuleText channel={channel} />
                  </span>
                  <RowActions name={channel.name} onEdit={() => edit(channel)} onRemove={() => remove(channel)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing && <ChannelDialog channel={editing === "new" ? undefined : editing} onClose={() => edit(null)} />}
      {going && <RemoveDialog path={`/api/channels/${going.id}`} title={t("sales.pipeline.removeChannel", { name: going.name })} text={t("sales.pipeline.removeChannelText")} refresh={["/api/channels"]} onClose={() => remove(null)} />}
    </Card>
  );
}

function RuleText({ channel }: { channel: Channel }) {
  const { t } = useTranslation();
  const [teams, staff] = [useAll<Named>("/api/teams"), useStaff()];
  const team = teams.data?.data.find((known) => known.id === channel.team_id)?.name;
  const person = staff.data?.data.find((known) => known.id === channel.user_id)?.name;
  const who = channel.rule === "fixed" ? person : team;
  return <span className="block truncate text-sm text-muted-foreground">{[t(`sales.pipeline.kinds.${channel.kind}`), channel.rule && t(`sales.pipeline.${channel.rule}`), channel.rule && who].filter(Boolean).join(" · ")}</span>;
}
