import { ExternalLink } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post, remove } from "@/lib/api";
import { moment } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button } from "@/ui/basics";

interface Link {
  url: string;
  expires_at: string;
}

/** One's chat on Telegram: link it by opening a link once, or take it away. */
export function OwnTelegram() {
  const { t } = useTranslation();
  const { user } = useSession();
  const bot = useOne<{ telegram_bot: string | null }>("/api/me").data?.telegram_bot;
  const ask = useAction<Link>(() => post<Link>("/api/me/telegram/link", {}));
  const drop = useAction(() => remove("/api/me/telegram", user.version), { refresh: ["/api/auth/me", "/api/me"], done: t("accounts.telegram.unlinked"), onDone: ask.reset });
  const isLinked = user.telegram_chat_id !== null;
  const link = isLinked ? undefined : ask.data;
  return (
    <section aria-label={t("accounts.profile.telegram")} className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b px-5 py-4">
      <div className="min-w-0 flex-1 basis-60">
        <h3 className="text-xs text-muted-foreground">{t("accounts.profile.telegram")}</h3>
        <p role="status">{said()}</p>
      </div>
      {isLinked && (
        <Button isBusy={drop.isPending} onClick={() => drop.mutate()}>
          {t("accounts.telegram.unlink")}
        </Button>
      )}
      {!isLinked && bot && !link && (
        <Button isBusy={ask.isPending} onClick={() => ask.mutate()}>
          {t("accounts.telegram.link")}
        </Button>
      )}
      {link && (
        <a href={link.url} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-2 rounded-md bg-accent px-3.5 font-medium text-accent-foreground max-md:h-11">
          <ExternalLink className="size-4" aria-hidden />
          {t("accounts.telegram.open")}
        </a>
      )}
    </section>
  );

  function said() {
    if (isLinked) return user.telegram_linked_at ? t("accounts.telegram.since", { when: moment(user.telegram_linked_at) }) : t("accounts.telegram.linked");
    if (link) return t("accounts.telegram.pressStart", { bot, when: moment(link.expires_at) });
    return bot ? t("accounts.telegram.notLinked") : t("accounts.telegram.noBot");
  }
}
