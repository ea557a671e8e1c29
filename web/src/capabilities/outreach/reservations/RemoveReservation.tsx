import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { RESERVATIONS, RESERVATION_PATHS, type Reservation } from "./reservation";

/** Frees a name for whoever asks next. */
export function RemoveReservation({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const { t } = useTranslation();
  const drop = useAction<void>(() => remove(`${RESERVATIONS}/${reservation.id}`, reservation.version), { refresh: RESERVATION_PATHS, done: t("outreach.reservation.removed", { name: reservation.name }), onDone: onClose });
  return (
    <ConfirmDialog isOpen onClose={onClose} look="danger" title={t("outreach.reservation.removeTitle", { name: reservation.name })} confirm={t("action.remove")} isBusy={drop.isPending} onConfirm={() => drop.mutate()}>
      {t("outreach.reservation.removeText", { staff: reservation.staff_name })}
    </ConfirmDialog>
  );
}
