import { Monitor, Smartphone, Terminal } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { moment, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, CardHead, Pill } from "@/ui/basics";
import { Loaded, Skeleton } from "@/ui/states";
import { deviceOf } from "./device";

const PATH = "/api/auth/sessions";

interface OpenSession {
  id: string;
  kind: "cookie" | "token";
  seen_at: string;
  ip: string;
  user_agent: string;
  is_current: boolean;
}

/** Where one is logged in, and the way out of each. */
export function OpenSessions() {
  const { t } = useTranslation();
  const sessions = useOne<{ data: OpenSession[] }>(PATH);
  const end = useAction<void, string>((id) => remove(`${PATH}/${id}`), { refresh: [PATH] });
  const others = sessions.data?.data.filter((session) => !session.is_current) ?? [];
  const endOthers = useAction<void>(
    async () => {
      for (const { id } of others) await remove(`${PATH}/${id}`);
    },
    { refresh: [PATH], done: t("accounts.profile.endedOthers") },
  );
  return (
    <Card>
      <CardHead
        title={t("profile.sessions")}
        actions={
          others.length > 1 && (
            <Button size="sm" isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
              {t("accounts.profile.endOthers")}
            </Button>
          )
        }
      />
      <Loaded of={sessions} skeleton={<Skeleton className="mx-5 mb-5 h-24" />}>
        {({ data }) => (
          <ul className="pb-2">
            {data.map((session) => (
              <SessionRow key={session.id} session={session} isBusy={end.isPending && end.variables === session.id} onEnd={() => end.mutate(session.id)} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function SessionRow({ session, isBusy, onEnd }: { session: OpenSession; isBusy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const device = deviceOf(session.user_agent);
  const Icon = !device ? Terminal : /Android|iOS/.test(device.system) ? Smartphone : Monitor;
  const name = device ? t("accounts.profile.on", device) : t(session.kind === "token" ? "accounts.profile.viaToken" : "accounts.profile.unknownDevice");
  return (
    <li className="flex items-center justify-between gap-3 border-t px-5 py-2.5">
      <span className="flex min-w-0 items-center gap-3">
        <Icon className="size-5 shrink-0 text-muted-foreground" aria-hidden />
        <span className="min-w-0">
          <span className="block truncate" title={session.user_agent}>
            {name}
          </span>
          <span className="num block truncate text-sm text-muted-foreground" title={moment(session.seen_at)}>
            {session.ip} · {t("accounts.profile.lastSeen", { when: relative(session.seen_at) })}
          </span>
        </span>
      </span>
      {session.is_current ? (
        <Pill tone="success">{t("profile.thisSession")}</Pill>
      ) : (
        <Button size="sm" isBusy={isBusy} onClick={onEnd}>
          {t("profile.endSession")}
        </Button>
      )}
    </li>
  );
}
