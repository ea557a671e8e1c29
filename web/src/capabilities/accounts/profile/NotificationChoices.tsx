import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { Card, CardHead } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { Loaded, Skeleton } from "@/ui/states";

/** What one can be told of, and the kinds of notices behind each. */
const TOPICS = {
  approval: ["approval.requested"],
  decision: ["deal.approved", "deal.rejected"],
  won: ["deal.won"],
  assigned: ["lead.assigned", "leads.assigned", "lead.handed_over", "customer.assigned", "customer.handed_over"],
  followUp: ["lead.follow_up_due", "lead.idle"],
  quiet: ["customer.inactive_proposed"],
  records: ["records.requested", "records.granted", "records.rejected", "records.assigned", "records.recycled", "records.returning", "records.handed_over"],
  reservations: ["reservation.requested", "reservation.approved", "reservation.rejected", "reservation.moved", "reservation.expired", "reservation.handed_over"],
} as const;
type Topic = keyof typeof TOPICS;

interface Profile {
  version: number;
  /** A kind that is not named comes in the app. */
  notification_preferences: Record<string, string[]>;
}

/** What one hears of in the app. */
export default function NotificationChoices() {
  const { t } = useTranslation();
  const profile = useOne<Profile>("/api/me");
  return (
    <Card>
      <CardHead title={t("accounts.profile.notifications")} hint={t("accounts.notify.hint")} />
      <Loaded of={profile} skeleton={<Skeleton className="mx-5 mb-5 h-48" />}>
        {(data) => <Topics profile={data} />}
      </Loaded>
    </Card>
  );
}

function Topics({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { notification_preferences: chosen } = profile;
  const save = useAction<Profile, { topic: Topic; isOn: boolean }>(
    ({ topic, isOn }) => patch("/api/me", { notification_preferences: { ...chosen, ...Object.fromEntries(TOPICS[topic].map((kind) => [kind, withApp(chosen[kind], isOn)])) } }, profile.version),
    { refresh: ["/api/me", "/api/auth/me"], done: t("accounts.notify.saved") },
  );
  const isOn = (topic: Topic) => {
    if (save.isPending && save.variables.topic === topic) return save.variables.isOn;
    return TOPICS[topic].every((kind) => chosen[kind]?.includes("in_app") ?? true);
  };
  return (
    <div className="grid gap-3 px-5 pb-5">
      {(Object.keys(TOPICS) as Topic[]).map((topic) => (
        <CheckField key={topic} label={t(`accounts.notify.kinds.${topic}`)} disabled={save.isPending} checked={isOn(topic)} onChange={(now) => save.mutate({ topic, isOn: now })} />
      ))}
    </div>
  );
}

/** The media of a kind with or without the app. */
function withApp(media: readonly string[] | undefined, isOn: boolean) {
  const others = (media ?? []).filter((medium) => medium !== "in_app");
  return isOn ? ["in_app", ...others] : others;
}
