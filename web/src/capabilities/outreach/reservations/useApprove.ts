import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request } from "@/lib/api";
import { RESERVATIONS, RESERVATION_PATHS, type Reservation } from "./reservation";

/** Gives a name to whoever asked for it. */
export function useApprove() {
  const { t } = useTranslation();
  return useAction<Reservation, Reservation>((reservation) => request(`${RESERVATIONS}/${reservation.id}/approve`, { method: "POST", body: {}, version: reservation.version }), { refresh: RESERVATION_PATHS, done: t("outreach.reservation.approved") });
}
