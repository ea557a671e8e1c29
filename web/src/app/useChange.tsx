import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "@/lib/api";
import { StaleDialog } from "@/ui/StaleDialog";
import { useAction } from "./useAction";

interface Versioned {
  version: number;
}

interface ChangeOptions<T> {
  /** The resource: `/api/products/…`. */
  path: string;
  refresh: string[];
  /** What the fields are called; what has no name is not shown beside the other's. */
  names: Record<string, string>;
  /** Says a field's value as people read it. */
  say?: (field: string, value: unknown) => string | undefined;
  onSaved?: (saved: T) => void;
}

type Changes = Record<string, unknown>;

/**
 * Saves changes of a record as their writer saw it. Where somebody else was faster with the same field, `dialog` shows
 * both sides; with other fields, both are kept.
 */
export function useChange<T extends Versioned>(record: T | undefined, { path, refresh, names, say, onSaved }: ChangeOptions<T>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [conflict, setConflict] = useState<{ mine: Changes; current: T } | null>(null);
  const sent = useRef<Changes>({});
  const save = useAction<T, { changes: Changes; version?: number }>(
    ({ changes, version = record?.version }) => {
      sent.current = changes;
      return patch<T>(path, changes, version);
    },
    {
      refresh,
      done: t("state.saved"),
      isQuiet: true,
      onStale: (now) => {
        const [mine, current] = [sent.current, now as T];
        if (isTaken(mine, record as Changes, current as Changes)) setConflict({ mine, current });
        else save.mutate({ changes: mine, version: current.version });
      },
      onDone: (saved) => {
        setConflict(null);
        client.setQueryData([path], saved);
        onSaved?.(saved);
      },
    },
  );
  const see = () => {
    if (!conflict) return;
    client.setQueryData([path], conflict.current);
    void client.invalidateQueries({ predicate: ({ queryKey }) => refresh.some((known) => String(queryKey[0]).startsWith(known)) });
    setConflict(null);
    save.reset();
    onSaved?.(conflict.current);
  };
  const told = (field: string, value: unknown) => say?.(field, value) ?? plain(value, t);
  const dialog: ReactNode = conflict && (
    <StaleDialog
      title={t("stale.title")}
      hint={t("stale.hint")}
      words={{ field: t("stale.field"), mine: t("stale.mine"), theirs: t("stale.theirs"), see: t("stale.see"), keep: t("stale.keep") }}
      rows={sentFields(conflict.mine)
        .filter((field) => names[field])
        .map((field) => ({ label: names[field] ?? field, mine: told(field, valueAt(conflict.mine, field)), theirs: told(field, valueAt(conflict.current as Changes, field)) }))}
      isBusy={save.isPending}
      onSee={see}
      onKeep={() => save.mutate({ changes: conflict.mine, version: conflict.current.version })}
    />
  );
  return { save, dialog };
}

function plain(value: unknown, t: (key: string) => string): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
  if (Array.isArray(value)) return value.map((one) => plain(one, t)).join(", ") || "–";
  if (typeof value === "object") return Object.values(value).filter(Boolean).join(", ") || "–";
  return String(value);
}

/** Fields of a business's own are sent one by one: `custom.key`. */
const OWN = "custom";

/** The fields that are to be saved, own ones by themselves. */
export const sentFields = (changes: Changes) => Object.keys(changes).flatMap((field) => (field === OWN ? Object.keys((changes[field] ?? {}) as Changes).map((key) => `${OWN}.${key}`) : [field]));

/** What stands in such a field. */
export const valueAt = (of: Changes, field: string) => (field.startsWith(`${OWN}.`) ? ((of[OWN] ?? {}) as Changes)[field.slice(OWN.length + 1)] : of[field]);

/** Whether somebody else changed, since `seen`, one of the fields that are to be saved. */
export const isTaken = (mine: Changes, seen: Changes, current: Changes) => sentFields(mine).some((field) => (!field.startsWith(OWN) && !(field in seen)) || JSON.stringify(valueAt(seen, field)) !== JSON.stringify(valueAt(current, field)));

/** The fields of `after` that differ from `before`. */
export function differences<T extends object>(before: T, after: T): Partial<T> {
  const isSame = (field: keyof T) => JSON.stringify(before[field]) === JSON.stringify(after[field]);
  return Object.fromEntries((Object.keys(after) as (keyof T)[]).filter((field) => !isSame(field)).map((field) => [field, after[field]])) as Partial<T>;
}
