import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { dismiss, toast } from "@/lib/toast";
import type { ContactRecord } from "../api";
import { outbox } from "./marking";
import { type Mark, withMarks } from "./outbox";

const LONG_ENOUGH = 8_000;
let said: number | undefined;

/** Marking records: shown at once, kept until the server has it, and taken back with one press. */
export function useMarks() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { waiting, isStuck } = useSyncExternalStore(outbox.watch, outbox.now);
  useEffect(() => void outbox.open(user.id), [user.id]);
  const put = (record: ContactRecord, mark: Mark) => void outbox.put({ key: crypto.randomUUID(), user: user.id, record: record.id, name: record.name, mark, at: performance.timeOrigin + performance.now() });
  const saidOf = (mark: Mark) => {
    if (mark.whatsapp_status !== undefined) return t(`outreach.mark.${mark.whatsapp_status ?? "none"}`);
    if (mark.responded !== undefined) return `${t("outreach.mark.responded")} ${t(mark.responded === null ? "outreach.mark.none" : mark.responded ? "outreach.mark.yes" : "outreach.mark.no")}`;
    return t("lead.note");
  };
  /** `onUndone` is told when the mark is taken back. */
  const mark = (record: ContactRecord, what: Mark, onUndone?: () => void) => {
    const before: Mark = Object.fromEntries((Object.keys(what) as (keyof Mark)[]).map((field) => [field, record[field]]));
    put(record, what);
    if (said !== undefined) dismiss(said);
    said = toast(t(navigator.onLine ? "outreach.mark.saved" : "outreach.mark.savedLater", { name: record.name, what: saidOf(what) }), {
      duration: LONG_ENOUGH,
      action: {
        label: t("action.undo"),
        onClick: () => {
          put(record, before);
          onUndone?.();
        },
      },
    });
  };
  return { mark, shown: (record: ContactRecord) => withMarks(record, waiting), isWaiting: (id: string) => waiting.some((one) => one.record === id), waiting: waiting.length, isStuck };
}

export type Marks = ReturnType<typeof useMarks>;
