import { KeyRound, Trash2, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type User, useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post, remove } from "@/lib/api";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { SecretOnce } from "@/ui/SecretOnce";
import { USERS, USER_PATHS } from "../api";
import { LeaveDialog } from "./LeaveDialog";

/** How a user comes in: a new password, out, in again, gone. */
export function UserAccess({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const { user: me } = useSession();
  const [open, setOpen] = useState<"reset" | "leave" | "remove" | null>(null);
  const close = () => setOpen(null);
  const reset = useAction<{ initial_password: string }>(() => post(`${USERS}/${user.id}/reset-password`), { onDone: close });
  const back = useAction<User>(() => post(`${USERS}/${user.id}/reactivate`), { refresh: USER_PATHS, onDone: () => void toast.success(t("accounts.users.back", { name: user.name })) });
  const drop = useAction<void>(() => remove(`${USERS}/${user.id}`, user.version), {
    refresh: USER_PATHS,
    onDone: () => {
      toast.success(t("accounts.users.removed", { name: user.name }));
      onDone();
    },
  });
  return (
    <section className="grid gap-3 border-t pt-4">
      <h3 className="font-semibold">{t("accounts.users.access")}</h3>
      {reset.data && <SecretOnce title={t("user.initial")} hint={t("user.initialText", { name: user.name })} secret={reset.data.initial_password} />}
      <div className="flex flex-wrap gap-2">
        {user.id !== me.id && (
          <Button onClick={() => setOpen("reset")}>
            <KeyRound className="size-4" aria-hidden />
            {t("user.resetPassword")}
          </Button>
        )}
        {user.can.deactivate &&
          (user.is_active ? (
            <Button look="danger" onClick={() => setOpen("leave")}>
              <UserX className="size-4" aria-hidden />
              {t("user.deactivate")}
            </Button>
          ) : (
            <Button isBusy={back.isPending} onClick={() => back.mutate()}>
              <UserCheck className="size-4" aria-hidden />
              {t("user.reactivate")}
            </Button>
          ))}
        {user.can.deactivate && !user.last_login_at && (
          <Button look="danger" onClick={() => setOpen("remove")}>
            <Trash2 className="size-4" aria-hidden />
            {t("accounts.users.remove")}
          </Button>
        )}
      </div>
      <ConfirmDialog isOpen={open === "reset"} onClose={close} onConfirm={() => reset.mutate()} title={t("user.resetPassword")} confirm={t("user.resetPassword")} isBusy={reset.isPending}>
        {t("accounts.users.resetText", { name: user.name })}
      </ConfirmDialog>
      <ConfirmDialog isOpen={open === "remove"} onClose={close} onConfirm={() => drop.mutate()} title={`${t("accounts.users.remove")}: ${user.name}`} confirm={t("action.remove")} look="danger" isBusy={drop.isPending}>
        {t("accounts.users.removeText")}
      </ConfirmDialog>
      {open === "leave" && <LeaveDialog user={user} onClose={close} onDone={onDone} />}
    </section>
  );
}
