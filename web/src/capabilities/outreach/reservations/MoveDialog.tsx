import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, SelectField, faultsOf } from "@/ui/fields";
import { useTelesales } from "../api";
import { RESERVATIONS, RESERVATION_PATHS, type Reservation } from "./reservation";

/** Gives a reserved member to somebody else. */
export function MoveDialog({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const { t } = useTranslation();
  const [staff_id, choose] = useState("");
  const staff = useTelesales().filter((person) => person.value !== reservation.staff_id);
  const move = useAction<Reservation>(() => request(`${RESERVATIONS}/${reservation.id}/move`, { method: "POST", body: { staff_id: staff_id || null }, version: reservation.version }), {
    refresh: RESERVATION_PATHS,
    isQuiet: true,
    onDone: (saved) => {
      toast.success(t("outreach.reservation.moved", { name: saved.name, staff: saved.staff_name }));
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`${t("outreach.reservation.move")}: ${reservation.name}`}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          move.mutate();
        }}
      >
        <p className="text-muted-foreground">{t("outreach.reservation.heldBy", { name: reservation.staff_name })}</p>
        <FormError error={move.error?.status === 412 ? null : move.error} fields={["staff_id"]} />
        <SelectField label={t("outreach.reservation.to")} isRequired autoFocus empty="–" value={staff_id} choices={staff} error={faultsOf(move.error)("staff_id")} onChange={choose} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={move.isPending}>
            {t("action.move")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
