import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/app/session";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { number } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField, faultsOf } from "@/ui/fields";
import { Loaded } from "@/ui/states";
import { choices, useStaff } from "../../sales/api";
import { USERS, USER_PATHS } from "../api";

interface LeaveDialogProps {
  user: User;
  onClose: () => void;
  onDone: () => void;
}

/** Somebody leaves: says what they hold and asks who carries on. */
export function LeaveDialog({ user, onClose, onDone }: LeaveDialogProps) {
  const { t } = useTranslation();
  const held = useOne<{ holdings: Record<string, number> }>(`${USERS}/${user.id}/holdings`);
  return (
    <Dialog isOpen onClose={onClose} title={t("accounts.users.leave", { name: user.name })}>
      <Loaded of={held}>{({ holdings }) => <LeaveForm user={user} holdings={Object.entries(holdings).filter(([, count]) => count > 0)} onClose={onClose} onDone={onDone} />}</Loaded>
    </Dialog>
  );
}

function LeaveForm({ user, holdings, onClose, onDone }: LeaveDialogProps & { holdings: [kind: string, count: number][] }) {
  const { t } = useTranslation();
  const staff = useStaff();
  const [to, setTo] = useState<Record<string, string>>({});
  const others = choices({ data: (staff.data?.data ?? []).filter((row) => row.id !== user.id) });
  const leave = useAction<User>(() => post(`${USERS}/${user.id}/deactivate`, { hand_over_to: to }), {
    refresh: [...USER_PATHS, "/api/leads", "/api/deals", "/api/customers"],
    isSilent: true,
    onDone: () => {
      toast.success(t("accounts.users.left", { name: user.name }));
      onDone();
    },
  });
  const fault = faultsOf(leave.error);
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        leave.mutate();
      }}
    >
      <p>{t("accounts.users.leaveText", { name: user.name })}</p>
      <FormError error={leave.error} fields={["hand_over_to"]} />
      {holdings.length === 0 ? (
        <p className="rounded-md bg-muted px-3 py-2 text-muted-foreground">{t("accounts.users.leaveNothing")}</p>
      ) : (
        <>
          <p className="font-medium">{t("accounts.users.leaveHolds")}</p>
          {holdings.length > 1 && <SelectField label={t("accounts.users.toAll")} empty="–" value="" choices={others} onChange={(id) => id && setTo(Object.fromEntries(holdings.map(([kind]) => [kind, id])))} />}
          {holdings.map(([kind, count]) => (
            <SelectField key={kind} label={`${number(count)} ${t(`user.holdings.${kind}`, { defaultValue: kind })}`} isRequired required empty="–" value={to[kind] ?? ""} choices={others} error={fault(`hand_over_to.${kind}`)} onChange={(id) => setTo({ ...to, [kind]: id })} />
          ))}
        </>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button type="submit" look="danger" isBusy={leave.isPending}>
          {t("user.deactivate")}
        </Button>
      </div>
    </form>
  );
}
