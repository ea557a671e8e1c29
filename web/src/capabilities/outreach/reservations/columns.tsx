import { ArrowRight, Check, EllipsisVertical, Pencil, Trash2, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { day, moment } from "@/lib/format";
import { Button, Pill, type Tone } from "@/ui/basics";
import type { Column } from "@/ui/DataTable";
import { LazyMenu } from "@/ui/LazyMenu";
import type { Reservation } from "./reservation";

type Step = (reservation: Reservation) => void;

interface Steps {
  onApprove: Step;
  onReject: Step;
  onEdit: Step;
  onMove: Step;
  onRemove: Step;
}

const TONES: Record<Reservation["status"], Tone> = { pending: "warning", approved: "success", rejected: "danger", expired: "plain" };

/** What the list of reserved members shows. */
export function useReservationColumns(steps: Steps): Column<Reservation>[] {
  const { t } = useTranslation();
  return [
    { key: "name", title: t("outreach.reservation.name"), sort: "name", cell: (row) => <span className="font-medium">{row.name}</span> },
    { key: "product", title: t("lead.product"), cell: (row) => row.product_name ?? "–" },
    { key: "staff", title: t("outreach.staff"), cell: (row) => row.staff_name ?? "–" },
    {
      key: "status",
      title: t("deal.status"),
      cell: (row) => (
        <span className="inline-flex items-center gap-2" title={[row.decided_by_name, moment(row.decided_at), row.reason].filter(Boolean).join(" · ") || undefined}>
          <Pill tone={TONES[row.status]}>{t(`outreach.reservation.status.${row.status}`)}</Pill>
          {row.reason && <span className="max-w-48 truncate text-sm text-muted-foreground">{row.reason}</span>}
        </span>
      ),
    },
    { key: "expires", title: t("outreach.reservation.expires"), isBlank: (row) => !row.expires_on, cell: (row) => day(row.expires_on) || t("outreach.reservation.never") },
    { key: "note", title: t("lead.note"), isMinor: true, cell: (row) => <span title={row.note ?? undefined}>{row.note ?? "–"}</span> },
    { key: "created", title: t("lead.created"), sort: "created_at", isMinor: true, cell: (row) => <span title={moment(row.created_at)}>{day(row.created_at)}</span> },
    {
      key: "steps",
      align: "right",
      title: t("outreach.request.answer"),
      isBlank: ({ can }) => !can.approve && !can.edit && !can.delete,
      cell: (row) => <Answers row={row} say={t} {...steps} />,
    },
  ];
}

function Answers({ row, say, onApprove, onReject, onEdit, onMove, onRemove }: Steps & { row: Reservation; say: (key: string, values?: Record<string, unknown>) => string }) {
  const { can } = row;
  const entries = [
    ...(can.edit ? [{ label: say("action.edit"), icon: <Pencil className="size-4" aria-hidden />, onSelect: () => onEdit(row) }] : []),
    ...(can.move ? [{ label: say("outreach.reservation.move"), icon: <ArrowRight className="size-4" aria-hidden />, onSelect: () => onMove(row) }] : []),
    ...(can.delete ? [{ label: say("action.remove"), icon: <Trash2 className="size-4" aria-hidden />, isDanger: true, onSelect: () => onRemove(row) }] : []),
  ];
  return (
    <span className="relative z-10 flex items-center justify-end gap-1.5">
      {can.approve && (
        <Button size="sm" look="primary" onClick={() => onApprove(row)}>
          <Check className="size-4" aria-hidden />
          <span className="max-md:sr-only">{say("action.approve")}</span>
        </Button>
      )}
      {can.reject && (
        <Button size="sm" onClick={() => onReject(row)}>
          <X className="size-4" aria-hidden />
          <span className="max-md:sr-only">{say("action.reject")}</span>
        </Button>
      )}
      {entries.length > 0 && (
        <LazyMenu
          trigger={
            <Button look="ghost" size="icon" className="size-8" aria-label={say("outreach.reservation.more", { name: row.name })}>
              <EllipsisVertical className="size-4" aria-hidden />
            </Button>
          }
          entries={entries}
        />
      )}
    </span>
  );
}
