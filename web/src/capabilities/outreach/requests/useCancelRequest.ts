import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request as send } from "@/lib/api";
import { RECORD_PATHS, type RecordRequest } from "../api";

/** Takes back a request of one's own. */
export function useCancelRequest() {
  const { t } = useTranslation();
  return useAction<RecordRequest, RecordRequest>((request) => send(`/api/download-requests/${request.id}/cancel`, { method: "POST", body: {}, version: request.version }), { refresh: RECORD_PATHS, done: t("outreach.request.cancelled") });
}
