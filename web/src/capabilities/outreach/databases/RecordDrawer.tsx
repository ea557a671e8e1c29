import { ArchiveRestore, MessageCircle, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OwnValue, type OwnValues, nameOf, useOwnFields } from "@/app/fields/api";
import { OwnFacts } from "@/app/fields/OwnFacts";
import { OwnFields } from "@/app/fields/OwnFields";
import { saidOf } from "@/app/fields/value";
import { TagsFact } from "@/app/tags/TagsFact";
import { useAction } from "@/app/useAction";
import { differences, useChange } from "@/app/useChange";
import { remove, request } from "@/lib/api";
import { moment, phone } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button, Fact } from "@/ui/basics";
import { CheckField } from "@/ui/CheckField";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { Loaded } from "@/ui/states";
import { type ContactRecord, RECORD_PATHS } from "../api";
import { ExtraColumns } from "../parts/ExtraColumns";
import { RespondedPill, WhatsappPill } from "../parts/MarkPills";

/** One record: who it is, with whom it is, what became of it. */
export default function RecordDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const record = useOne<ContactRecord>(`/api/customer-records/${id}`);
  return (
    <Dialog isOpen onClose={onClose} title={record.data?.name ?? t("outreach.record.one")} side="right">
      <Loaded of={record}>
        {(data) => (
          <div className="grid gap-6">
            {data.deleted_at && <InTrash record={data} deletedAt={data.deleted_at} />}
            {data.whatsapp_url && (
              <div className="flex flex-wrap gap-2">
                <a href={data.whatsapp_url} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
                  <MessageCircle className="size-4" aria-hidden />
                  WhatsApp
                </a>
                <CopyButton text={data.whatsapp_url} label={t("outreach.mark.copyUrl")} />
              </div>
            )}
            <dl className="grid grid-cols-2 gap-4">
              <Fact label={t("outreach.staff")}>{data.assignee_name}</Fact>
              <Fact label={t("outreach.batch.one")}>{data.batch_title}</Fact>
              <Fact label={t("outreach.mark.whatsapp")}>
                <WhatsappPill of={data} />
              </Fact>
              <Fact label={t("outreach.mark.responded")}>
                <RespondedPill of={data} />
              </Fact>
              <Fact label={t("outreach.record.assignedAt")}>{moment(data.assigned_at)}</Fact>
              <Fact label={t("outreach.record.markedAt")}>{moment(data.marked_at)}</Fact>
              <Fact className="col-span-2" label={t("lead.note")}>
                {data.note}
              </Fact>
              <TagsFact of="records" id={data.id} tags={data.tags} canEdit={data.can.edit} refresh={[...RECORD_PATHS, "/api/customer-records"]} />
              {!data.can.edit && <OwnFacts of="records" values={data.custom} />}
            </dl>
            <ExtraColumns of={data} />
            {data.can.edit && <RecordForm key={JSON.stringify([data.name, data.phone, data.username, data.do_not_contact, data.custom])} record={data} onClose={onClose} />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function InTrash({ record, deletedAt }: { record: ContactRecord; deletedAt: string }) {
  const { t } = useTranslation();
  const restore = useAction<ContactRecord>(() => request(`/api/customer-records/${record.id}/restore`, { method: "POST", body: {} }), { refresh: [...RECORD_PATHS, "/api/customer-records"], done: t("outreach.record.restored", { name: record.name }) });
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warning-soft px-4 py-2.5">
      <p>{t("outreach.record.inTrash", { when: moment(deletedAt) })}</p>
      <Button size="sm" isBusy={restore.isPending} onClick={() => restore.mutate()}>
        <ArchiveRestore className="size-4" aria-hidden />
        {t("action.restore")}
      </Button>
    </div>
  );
}

function RecordForm({ record: shown, onClose }: { record: ContactRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const own = useOwnFields("records").data?.data ?? [];
  const [record] = useState(shown);
  const [before] = useState({ name: record.name, phone: phone(record.phone), username: record.username ?? "", do_not_contact: record.do_not_contact, custom: {} as OwnValues });
  const [values, setValues] = useState(before);
  const refresh = [...RECORD_PATHS, "/api/customer-records"];
  const names = { name: t("lead.name"), phone: t("lead.phone"), username: t("outreach.record.username"), do_not_contact: t("outreach.record.dnc"), ...Object.fromEntries(own.map((field) => [nameOf(field), field.label])) };
  const say = (name: string, value: unknown) => {
    const field = own.find((other) => nameOf(other) === name);
    return field && saidOf(field, value as OwnValue, t);
  };
  const { save, dialog } = useChange<ContactRecord>(record, { path: `/api/customer-records/${record.id}`, refresh, names, say });
  const restore = useAction<ContactRecord>(() => request(`/api/customer-records/${record.id}/restore`, { method: "POST", body: {} }), { refresh });
  const drop = useAction<void>(() => remove(`/api/customer-records/${record.id}`, record.version), {
    refresh,
    onDone: () => {
      toast(t("outreach.record.removed", { name: record.name }), { duration: 8_000, action: { label: t("action.undo"), onClick: () => restore.mutate() } });
      onClose();
    },
  });
  const change = differences(before, values);
  const fault = faultsOf(save.error);
  const set = (changes: Partial<typeof values>) => setValues({ ...values, ...changes });
  return (
    <form
      noValidate
      className="grid gap-4 border-t pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ changes: change });
      }}
    >
      <FormError error={save.error?.status === 412 ? null : save.error} fields={Object.keys(values)} />
      <TextField label={names.name} isRequired maxLength={160} value={values.name} error={fault("name")} onChange={(name) => set({ name })} />
      <TextField label={names.phone} type="tel" maxLength={64} value={values.phone} error={fault("phone")} onChange={(number) => set({ phone: number })} />
      <TextField label={names.username} maxLength={120} value={values.username} error={fault("username")} onChange={(username) => set({ username })} />
      <CheckField label={names.do_not_contact} hint={t("outreach.record.dncHint")} error={fault("do_not_contact")} checked={values.do_not_contact} onChange={(do_not_contact) => set({ do_not_contact })} />
      <OwnFields of="records" stored={record.custom} typed={values.custom} fault={fault} onChange={(custom) => set({ custom })} />
      <div className="flex flex-wrap justify-between gap-2">
        <Button look="danger" isBusy={drop.isPending} disabled={!record.can.delete} onClick={() => drop.mutate()}>
          <Trash2 className="size-4" aria-hidden />
          {t("action.remove")}
        </Button>
        <Button type="submit" look="accent" isBusy={save.isPending} disabled={Object.keys(change).length === 0}>
          {t("action.save")}
        </Button>
      </div>
      {dialog}
    </form>
  );
}
