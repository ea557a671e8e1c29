import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay, useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { type ApiError, post } from "@/lib/api";
import { dayIn } from "@/lib/format";
import { useDraft } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { FormError, SelectField, TextArea, TextField, faultsOf } from "@/ui/fields";
import { useProductChoices, useTelesales } from "../api";
import { RESERVATIONS, RESERVATION_PATHS, type Reservation } from "./reservation";

const FIELDS = ["name", "product_id", "staff_id", "note", "expires_on"];

/** A name for one product, asked for or added at once; who holds it already is said at the name. */
export function ReservationForm({ reservation: shown, onDone }: { reservation?: Reservation; onDone: () => void }) {
  const { t } = useTranslation();
  const [reservation] = useState(shown);
  const decides = useMay("manage_databases");
  const { workspace } = useSession();
  const [key] = useState(() => crypto.randomUUID());
  const [products, staff] = [useProductChoices(), useTelesales()];
  const [before] = useState({ name: reservation?.name ?? "", product_id: reservation?.product_id ?? "", note: reservation?.note ?? "", expires_on: reservation?.expires_on ?? "" });
  const { values, change, forget } = useDraft(`reservation.${reservation ? `${reservation.id}.${reservation.version}` : "new"}`, { ...before, staff_id: "" });
  const done = () => {
    forget();
    onDone();
  };
  const orNull = (text: string) => text || null;
  const body = () => ({ ...values, product_id: orNull(values.product_id), staff_id: orNull(values.staff_id), note: orNull(values.note), expires_on: orNull(values.expires_on) });
  const add = useAction<Reservation>(() => post(RESERVATIONS, body(), key), { refresh: RESERVATION_PATHS, done: t(decides ? "state.saved" : "outreach.reservation.asked"), isQuiet: true, isSilent: true, onDone: done });
  const names = { name: t("outreach.reservation.name"), product_id: t("lead.product"), note: t("lead.note"), expires_on: t("outreach.reservation.expires") };
  const say = (field: string, value: unknown) => (field === "product_id" ? products.find((product) => product.value === value)?.label : undefined);
  const { save, dialog } = useChange<Reservation>(reservation, { path: `${RESERVATIONS}/${reservation?.id}`, refresh: RESERVATION_PATHS, names, say, onSaved: done });
  const error: ApiError | null = reservation ? save.error : add.error;
  const fault = faultsOf(error);
  const isTaken = error?.code === "already_reserved";
  const send = () => {
    if (!reservation) return add.mutate();
    const { name, product_id, note, expires_on } = values;
    const changed = differences(before, { name, product_id, note, expires_on });
    save.mutate({ changes: Object.fromEntries(Object.entries(changed).map(([field, value]) => [field, orNull(value)])) });
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {!isTaken && <FormError error={error?.status === 412 ? null : error} fields={FIELDS} />}
      <TextField label={names.name} isRequired autoFocus maxLength={160} value={values.name} hint={t("outreach.reservation.nameHint")} error={isTaken ? error.message : fault("name")} onChange={(name) => change({ name })} />
      <SelectField label={names.product_id} isRequired empty={t("outreach.chooseProduct")} value={values.product_id} choices={products} error={fault("product_id")} onChange={(product_id) => change({ product_id })} />
      {decides && !reservation && <SelectField label={t("outreach.reservation.for")} empty={t("outreach.reservation.forMe")} value={values.staff_id} choices={staff} error={fault("staff_id")} onChange={(staff_id) => change({ staff_id })} />}
      <TextField label={names.expires_on} type="date" min={dayIn(workspace.time_zone)} hint={t("outreach.reservation.expiresHint")} value={values.expires_on} error={fault("expires_on")} onChange={(expires_on) => change({ expires_on })} />
      <TextArea label={names.note} maxLength={500} value={values.note} error={fault("note")} onChange={(note) => change({ note })} />
      <Button type="submit" look="accent" isBusy={add.isPending || save.isPending}>
        {t(decides || reservation ? "action.save" : "outreach.reservation.ask")}
      </Button>
      {dialog}
    </form>
  );
}
