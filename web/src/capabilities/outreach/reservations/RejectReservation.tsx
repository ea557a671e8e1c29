import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { ReasonDialog } from "../parts/ReasonDialog";
import { RESERVATIONS, RESERVATION_PATHS, type Reservation } from "./reservation";

/** Refuses a name, saying why. */
export function RejectReservation({ reservation, onClose }: { reservation: Reservation; onClose: () => void }) {
  const { t } = useTranslation();
  const reject = useAction<Reservation, string>((reason) => request(`${RESERVATIONS}/${reservation.id}/reject`, { method: "POST", body: { reason }, version: reservation.version }), {
    refresh: RESERVATION_PATHS,
    done: t("outreach.request.refused"),
    isQuiet: true,
    onDone: onClose,
  });
  return <ReasonDialog title={t("outreach.request.rejectTitle", { name: reservation.staff_name })} hint={`${reservation.name} · ${reservation.product_name ?? ""}`} error={reject.error} isBusy={reject.isPending} onClose={onClose} onSave={reject.mutate} />;
}
