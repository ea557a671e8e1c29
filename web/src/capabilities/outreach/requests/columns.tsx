import { Check, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { moment, number, relative } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Button, Pill, type Tone } from "@/ui/basics";
import type { Column } from "@/ui/DataTable";
import type { RecordRequest } from "../api";
import { ProductName } from "../parts/ProductName";

interface Steps {
  onApprove: (request: RecordRequest) => void;
  onReject: (request: RecordRequest) => void;
  onCancel: (request: RecordRequest) => void;
}

const TONES: Record<RecordRequest["status"], Tone> = { pending: "warning", approved: "success", rejected: "danger", cancelled: "plain" };

/** What the list of requests shows, with the answer where one may give it. */
export function useRequestColumns(decides: boolean, { onApprove, onReject, onCancel }: Steps): Column<RecordRequest>[] {
  const { t } = useTranslation();
  const columns: Column<RecordRequest>[] = [
    { key: "database", title: t("outreach.database.one"), cell: (request) => <span className="font-medium">{request.database_name}</span> },
    { key: "staff", title: t("outreach.staff"), cell: (request) => request.staff_name ?? "–" },
    { key: "product", title: t("lead.product"), isMinor: true, cell: (request) => <ProductName of={request} /> },
    { key: "quantity", title: t("outreach.request.asked"), sort: "quantity", align: "right", cell: (request) => number(request.quantity) },
    { key: "note", title: t("lead.note"), isBlank: (request) => !request.note, cell: (request) => <span title={request.note ?? undefined}>{request.note ?? "–"}</span> },
    { key: "status", title: t("deal.status"), cell: (request) => <Standing request={request} say={t} /> },
    { key: "at", title: t("outreach.request.at"), sort: "created_at", cell: (request) => <span title={moment(request.created_at)}>{relative(request.created_at)}</span> },
    {
      key: "steps",
      title: t("outreach.request.answer"),
      isBlank: (request) => !request.can.approve && !request.can.cancel && !(request.batch_id && !decides),
      cell: (request) => (
        <span className="relative z-10 flex flex-wrap gap-1.5">
          {request.can.approve && (
            <Button size="sm" look="primary" onClick={() => onApprove(request)}>
              <Check className="size-4" aria-hidden />
              {t("action.approve")}
            </Button>
          )}
          {request.can.reject && (
            <Button size="sm" onClick={() => onReject(request)}>
              <X className="size-4" aria-hidden />
              {t("action.reject")}
            </Button>
          )}
          {request.can.cancel && (
            <Button size="sm" onClick={() => onCancel(request)}>
              {t("outreach.request.cancel")}
            </Button>
          )}
          {request.batch_id && !decides && (
            <AppLink href={`/my-records/${request.batch_id}`} className="inline-flex h-8 items-center rounded-md border bg-card px-2.5 text-sm font-medium hover:bg-row-hover max-md:h-11">
              {t("outreach.request.open")}
            </AppLink>
          )}
        </span>
      ),
    },
  ];
  return decides ? columns : columns.filter(({ key }) => key !== "staff");
}

/** Where a request stands: how many were given, or why none. */
function Standing({ request, say }: { request: RecordRequest; say: (key: string, values?: Record<string, unknown>) => string }) {
  const more = request.status === "rejected" ? request.reason : request.granted !== null && request.granted < request.quantity ? say("outreach.request.granted", { count: request.granted, shown: number(request.granted) }) : undefined;
  return (
    <span className="inline-flex items-center gap-2" title={[request.decided_by_name, moment(request.decided_at), request.reason].filter(Boolean).join(" · ") || undefined}>
      <Pill tone={TONES[request.status]}>{say(`outreach.request.status.${request.status}`)}</Pill>
      {more && <span className="max-w-56 truncate text-sm text-muted-foreground">{more}</span>}
    </span>
  );
}
