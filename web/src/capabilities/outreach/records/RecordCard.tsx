import { MessageCircle } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TagChips } from "@/app/tags/TagChips";
import { phone } from "@/lib/format";
import { Button, Card, Pill } from "@/ui/basics";
import { CopyButton } from "@/ui/CopyButton";
import { TextArea } from "@/ui/fields";
import type { ContactRecord } from "../api";
import { ExtraColumns } from "../parts/ExtraColumns";
import { OwnSaid } from "../parts/OwnSaid";
import { MakeLead } from "./MakeLead";

interface RecordCardProps {
  record: ContactRecord;
  /** Whether a mark has not reached the server yet. */
  isWaiting: boolean;
  onNote: (note: string | null) => void;
}

/** Who it is, and the ways to reach them. */
export function RecordCard({ record, isWaiting, onNote }: RecordCardProps) {
  const { t } = useTranslation();
  return (
    <Card className="grid grid-cols-1 gap-4 p-4">
      <header className="grid gap-0.5">
        <div className="flex items-start justify-between gap-3">
          <h2 className="min-w-0 text-xl font-semibold break-words">{record.name}</h2>
          <span className="flex shrink-0 gap-1 pt-1">
            {isWaiting && <Pill tone="warning">{t("outreach.outbox.pill")}</Pill>}
            {record.lead_id && <Pill tone="info">{t("outreach.lead.made")}</Pill>}
          </span>
        </div>
        <p className="num text-lg text-muted-foreground">{phone(record.phone) || record.phone || record.username}</p>
        {record.username && record.phone && <p className="text-sm text-muted-foreground">{record.username}</p>}
      </header>
      {record.whatsapp_url && (
        <>
          <a href={record.whatsapp_url} target="_blank" rel="noreferrer" className="inline-flex h-12 items-center justify-center gap-2 rounded-lg bg-accent text-lg font-semibold text-accent-foreground hover:bg-[var(--yellow-500)]">
            <MessageCircle className="size-5" aria-hidden />
            WhatsApp
          </a>
          <div className="grid grid-cols-2 gap-2 [&>button]:h-11">
            <CopyButton text={record.whatsapp_url} label={t("outreach.mark.copyUrl")} />
            <CopyButton text={record.phone ?? ""} label={t("outreach.mark.copyNumber")} />
          </div>
        </>
      )}
      <TagChips tags={record.tags} most={6} className="flex-wrap" />
      <OwnSaid of={record} />
      <ExtraColumns of={record} />
      <Note record={record} onNote={onNote} />
      {record.can.make_lead && record.whatsapp_url && <MakeLead record={record} />}
    </Card>
  );
}

/** The note is saved when one leaves it. */
function Note({ record, onNote }: Pick<RecordCardProps, "record" | "onNote">) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? record.note ?? "";
  const isChanged = text !== null && text.trim() !== (record.note ?? "");
  const save = () => {
    if (isChanged) onNote(shown.trim() || null);
    setText(null);
  };
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextArea label={t("lead.note")} rows={2} maxLength={1_000} disabled={!record.can.mark} value={shown} onChange={setText} onBlur={save} />
      {isChanged && (
        <Button type="submit" size="sm" className="justify-self-end">
          {t("outreach.mark.saveNote")}
        </Button>
      )}
    </form>
  );
}
