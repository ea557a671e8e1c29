import "./locales";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { useList, useListState, useShortcut } from "@/lib/hooks";
import { Button, PageHead } from "@/ui/basics";
import { DataTable, type Filter } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import { Segmented } from "@/ui/Segmented";
import { useProductChoices, useTelesales } from "./api";
import { useReservationColumns } from "./reservations/columns";
import { MoveDialog } from "./reservations/MoveDialog";
import { RejectReservation } from "./reservations/RejectReservation";
import { RemoveReservation } from "./reservations/RemoveReservation";
import { ReservationForm } from "./reservations/ReservationForm";
import { RESERVATIONS, type Reservation } from "./reservations/reservation";
import { useApprove } from "./reservations/useApprove";

const SHOWN = ["", "pending", "approved", "rejected", "expired"] as const;
type Doing = { what: "edit" | "move" | "reject" | "remove"; reservation: Reservation } | null;

/** Names that belong to somebody: asked for, decided, moved. */
export default function ReservationsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const decides = useMay("manage_databases");
  const { badges } = useSession();
  const { new: isNew, ...search } = state.search;
  const shown = { ...state, search };
  const list = useList<Reservation>(RESERVATIONS, shown);
  const [doing, act] = useState<Doing>(null);
  const approve = useApprove();
  const kept = { page: search.page };
  const add = () => state.set({ ...kept, new: "1" });
  const close = () => state.set({ ...kept, new: undefined });
  const done = () => act(null);
  useShortcut("c", add);
  const words = t(decides ? "outreach.reservation.new" : "outreach.reservation.ask");
  const create = (
    <Button look="accent" onClick={add}>
      <Plus className="size-4" aria-hidden />
      {words}
    </Button>
  );
  return (
    <>
      <PageHead title={t("nav.reservedMembers")} hint={t("outreach.reservation.hint")} actions={create} />
      <Segmented
        className="mb-4 w-fit"
        label={t("deal.status")}
        value={search.status ?? ""}
        choices={SHOWN.map((value) => ({ value, label: value ? t(`outreach.reservation.status.${value}`) : t("list.all"), count: decides && value === "pending" ? badges.reservations : undefined }))}
        onChange={(status) => state.set({ status: status || undefined })}
      />
      <DataTable
        list={list}
        state={shown}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.name}
        exportPath={RESERVATIONS}
        defaultSort="-created_at"
        filters={useFilters()}
        columns={useReservationColumns({ onApprove: approve.mutate, onReject: (reservation) => act({ what: "reject", reservation }), onEdit: (reservation) => act({ what: "edit", reservation }), onMove: (reservation) => act({ what: "move", reservation }), onRemove: (reservation) => act({ what: "remove", reservation }) })}
        empty={{ title: t("outreach.reservation.empty"), text: t("outreach.reservation.emptyText"), action: create }}
      />
      <Dialog isOpen={isNew === "1"} onClose={close} title={words} side="right">
        <ReservationForm onDone={close} />
      </Dialog>
      {doing && (
        <>
          <Dialog isOpen={doing.what === "edit"} onClose={done} title={t("outreach.reservation.edit")} side="right">
            <ReservationForm reservation={doing.reservation} onDone={done} />
          </Dialog>
          {doing.what === "move" && <MoveDialog reservation={doing.reservation} onClose={done} />}
          {doing.what === "reject" && <RejectReservation reservation={doing.reservation} onClose={done} />}
          {doing.what === "remove" && <RemoveReservation reservation={doing.reservation} onClose={done} />}
        </>
      )}
    </>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { name: "product_id", label: t("lead.product"), isMulti: true, choices: useProductChoices() },
    { name: "staff_id", label: t("outreach.staff"), isMulti: true, choices: useTelesales() },
    { name: "created", label: t("lead.created"), kind: "days" },
  ];
}
