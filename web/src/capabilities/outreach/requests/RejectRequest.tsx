import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { request as send } from "@/lib/api";
import { RECORD_PATHS, type RecordRequest } from "../api";
import { ReasonDialog } from "../parts/ReasonDialog";

/** Refuses a request, saying why. */
export function RejectRequest({ request, onClose }: { request: RecordRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const reject = useAction<RecordRequest, string>((reason) => send(`/api/download-requests/${request.id}/reject`, { method: "POST", body: { reason }, version: request.version }), {
    refresh: RECORD_PATHS,
    done: t("outreach.request.refused"),
    isQuiet: true,
    onDone: onClose,
  });
  return <ReasonDialog title={t("outreach.request.rejectTitle", { name: request.staff_name })} hint={request.database_name} error={reject.error} isBusy={reject.isPending} onClose={onClose} onSave={reject.mutate} />;
}
