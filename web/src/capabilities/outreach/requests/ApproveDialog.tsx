import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request as send } from "@/lib/api";
import { number } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, faultsOf } from "@/ui/fields";
import { type Database, RECORD_PATHS, type RecordRequest } from "../api";
import { QuantityField } from "../parts/QuantityField";

/** Gives what was asked for, or fewer. */
export function ApproveDialog({ request, onClose }: { request: RecordRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const [quantity, setQuantity] = useState<number | undefined>(request.quantity);
  const database = useOne<Database>(`/api/databases/${request.database_id}`);
  const approve = useAction<RecordRequest>(() => send(`/api/download-requests/${request.id}/approve`, { method: "POST", body: { quantity }, version: request.version }), {
    refresh: RECORD_PATHS,
    isQuiet: true,
    onDone: ({ granted, staff_name }) => {
      toast.success(t("outreach.request.given", { count: granted ?? 0, shown: number(granted ?? 0), name: staff_name }));
      onClose();
    },
  });
  const tooFew = approve.error?.code === "not_enough" ? approve.error.message : undefined;
  const available = database.data?.available;
  return (
    <Dialog isOpen onClose={onClose} title={t("outreach.request.approveTitle", { name: request.staff_name })}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          approve.mutate();
        }}
      >
        <p>
          <span className="font-medium">{request.database_name}</span>
          {request.note && <span className="block text-sm text-muted-foreground">“{request.note}”</span>}
        </p>
        {!tooFew && <FormError error={approve.error?.status === 412 ? null : approve.error} fields={["quantity"]} />}
        <QuantityField
          label={t("outreach.request.give")}
          hint={[t("outreach.request.askedFor", { count: request.quantity, shown: number(request.quantity) }), available === undefined ? "" : t("outreach.readyNow", { count: available, shown: number(available) })].filter(Boolean).join(" ")}
          most={request.quantity}
          value={quantity}
          error={tooFew ?? faultsOf(approve.error)("quantity")}
          onChange={setQuantity}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={approve.isPending}>
            {t("action.approve")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
