import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { Button, cn } from "@/ui/basics";
import { TextField } from "@/ui/fields";
import type { Groups, TelegramState } from "./groups";
import { SettingForm } from "./SettingForm";

const PATH = "/api/settings/telegram";
const LOOKS: Partial<Record<TelegramState["state"], string>> = { reached: "text-success", not_reached: "text-danger", other_bot: "text-danger" };

/** The bot by which people hear from the program on Telegram. Its token is only taken in. */
export function TelegramSettings({ group }: { group: Groups["telegram"] }) {
  const { t } = useTranslation();
  const drop = useAction(() => patch(PATH, { bot_username: "", bot_token: null }, group.version), { refresh: ["/api/settings", "/api/me"], done: t("accounts.telegram.removed") });
  const hasToken = group.secrets.bot_token;
  const names = { bot_username: t("accounts.telegram.botName"), bot_token: t("accounts.telegram.token") };
  return (
    <SettingForm title={t("accounts.telegram.title")} hint={t("accounts.telegram.hint")} group={{ ...group, value: { ...group.value, bot_token: "" } }} names={names}>
      {({ values, fault, change }) => (
        <>
          <TextField label={names.bot_username} hint={t("accounts.telegram.botNameHint")} maxLength={33} spellCheck={false} autoComplete="off" value={values.bot_username} error={fault("bot_username")} onChange={(name) => change({ bot_username: name.trim().replace(/^@/, "") })} />
          <TextField
            label={names.bot_token}
            hint={t(hasToken ? "accounts.telegram.tokenKept" : "accounts.telegram.tokenHint")}
            type="password"
            maxLength={120}
            spellCheck={false}
            autoComplete="off"
            value={values.bot_token}
            error={fault("bot_token")}
            onChange={(token) => change({ bot_token: token.trim() })}
          />
          {hasToken && group.state && (
            <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
              <p role="status" className={cn("min-w-0 flex-1 text-sm break-words", LOOKS[group.state.state])}>
                {t(`accounts.telegram.state.${group.state.state}`, { cause: group.state.cause, name: group.state.name })}
              </p>
              <Button look="ghost" isBusy={drop.isPending} onClick={() => drop.mutate()}>
                {t("accounts.telegram.remove")}
              </Button>
            </div>
          )}
        </>
      )}
    </SettingForm>
  );
}
