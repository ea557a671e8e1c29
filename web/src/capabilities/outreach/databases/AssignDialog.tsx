import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { number } from "@/lib/format";
import { useDebounced } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { type Database, type Outcome, RECORD_PATHS, useTelesales } from "../api";
import { QuantityField } from "../parts/QuantityField";
import { StaffPicker } from "../parts/StaffPicker";

/** Records that were chosen by hand. */
export interface Chosen {
  count: number;
  record_ids?: string[];
  filter?: Record<string, string>;
}

export interface Assigned {
  batches: { batch_id: string | null; staff_id: string; quantity: number }[];
  results: Outcome[];
  assigned: number;
  failed: number;
}

interface AssignDialogProps {
  database: Database;
  /** Given at random where nothing was chosen. */
  chosen?: Chosen;
  onClose: () => void;
  onDone?: (assigned: Assigned) => void;
}

/** Gives records to one person, or splits them among several. */
export default function AssignDialog({ database, chosen, onClose, onDone }: AssignDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  const [staff, setStaff] = useState<string[]>([]);
  const [quantity, setQuantity] = useState<number | undefined>(Math.min(50, database.available) || undefined);
  const [title, setTitle] = useState("");
  const path = `/api/databases/${database.id}/assign`;
  const what = chosen ? { mode: "manual", record_ids: chosen.record_ids, filter: chosen.filter } : { mode: "random", quantity };
  const body = { ...what, ...(staff.length === 1 ? { staff_id: staff[0] } : { staff_ids: staff }), title: title.trim() || null };
  const assign = useAction<Assigned>(() => post(path, body, key), {
    refresh: RECORD_PATHS,
    isQuiet: true,
    onDone: (assigned) => {
      toast.success(t("outreach.assign.done", { count: assigned.assigned, shown: number(assigned.assigned) }));
      onDone?.(assigned);
      onClose();
    },
  });
  const isAskable = staff.length > 0 && (chosen !== undefined || Boolean(quantity));
  const asked = useDebounced(isAskable ? JSON.stringify({ ...body, title: undefined, preview: true }) : "");
  const preview = useQuery({ queryKey: [path, asked], queryFn: () => post<Assigned>(path, JSON.parse(asked)), enabled: asked !== "", placeholderData: keepPreviousData, retry: false, staleTime: 0 });
  const fault = faultsOf(assign.error);
  const tooFew = assign.error?.code === "not_enough" ? assign.error.message : undefined;
  return (
    <Dialog isOpen onClose={onClose} title={t(chosen ? "outreach.assign.chosenTitle" : "outreach.assign.quickTitle", { count: chosen?.count ?? 0, shown: number(chosen?.count ?? 0) })}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          assign.mutate();
        }}
      >
        {!tooFew && <FormError error={assign.error} fields={["staff_id", "staff_ids", "quantity", "title"]} />}
        <p className="text-sm text-muted-foreground">{t(chosen ? "outreach.assign.chosenHint" : "outreach.assign.quickHint")}</p>
        {!chosen && <QuantityField label={t("outreach.assign.quantity")} hint={t("outreach.readyNow", { count: database.available, shown: number(database.available) })} most={database.available} value={quantity} error={tooFew ?? fault("quantity")} onChange={setQuantity} />}
        <StaffPicker label={t("outreach.assign.to")} value={staff} error={fault("staff_id") ?? fault("staff_ids")} onChange={setStaff} />
        <TextField label={t("outreach.batch.title")} hint={t("outreach.assign.titleHint")} maxLength={120} value={title} error={fault("title")} onChange={setTitle} />
        {staff.length > 0 && preview.data && <Shares assigned={preview.data} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="submit" look="accent" isBusy={assign.isPending}>
            {t("outreach.assign.go")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who would get how many, and why some would get nowhere. */
function Shares({ assigned }: { assigned: Assigned }) {
  const { t } = useTranslation();
  const staff = useTelesales();
  const reasons = new Map<string, number>();
  for (const { ok, message } of assigned.results) if (!ok && message) reasons.set(message, (reasons.get(message) ?? 0) + 1);
  return (
    <div aria-live="polite" className="grid gap-2 rounded-md bg-muted px-3 py-2.5 text-sm">
      <ul className="grid gap-1 sm:grid-cols-2 sm:gap-x-6">
        {assigned.batches.map((share) => (
          <li key={share.staff_id} className="flex justify-between gap-3">
            <span className="truncate">{staff.find((person) => person.value === share.staff_id)?.label}</span>
            <span className="num font-semibold">{number(share.quantity)}</span>
          </li>
        ))}
      </ul>
      {reasons.size > 0 && (
        <ul className="border-t pt-2 text-danger">
          {[...reasons].map(([reason, count]) => (
            <li key={reason}>
              <span className="num font-semibold">{number(count)}</span> {t("outreach.assign.left")} {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
