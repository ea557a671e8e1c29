import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, type ProblemFault, get, query, request } from "@/lib/api";
import { useDraft } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { DEPOSITS, type Deposit } from "./deposit";
import { type Cells, type Draft, type GridRow, forgotten, gridOf, rowsToSend, typed } from "./sheet";

interface RowOutcome {
  id: string;
  ok: boolean;
  message?: string;
  current?: Deposit;
}

interface SheetAnswer {
  rows: RowOutcome[];
  removed: RowOutcome[];
  data: Deposit[];
}

const NOTHING: Draft = { rows: [], removed: [] };
const PAGE = 200;

/** Every deposit of a day that one may see. */
async function depositsOf(on: string): Promise<Deposit[]> {
  const all: Deposit[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await get<Page<Deposit>>(DEPOSITS + query({ on_date_from: on, on_date_to: on, sort: "created_at", per_page: PAGE, page }));
    all.push(...data);
    if (data.length < PAGE) return all;
  }
}

/** What is wrong with the rows that were sent, by row and field. */
function faultsByRow(faults: ProblemFault[], ids: string[]): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const { field, message } of faults) {
    const [, index, name] = /^rows\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    const id = ids[Number(index)];
    if (id && name) found[id] = { ...found[id], [name]: message };
  }
  return found;
}

/** A day's sheet: what is saved, what was typed over it, and how it is saved. What is typed survives a reload. */
export function useSheet(on: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = [DEPOSITS, "sheet", on];
  const saved = useQuery({ queryKey: key, queryFn: () => depositsOf(on) });
  const { values: draft, change: setDraft } = useDraft<Draft>(`deposits.${on}`, NOTHING);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [faults, setFaults] = useState<Record<string, Record<string, string>>>({});
  const rows = gridOf(saved.data ?? [], draft);
  const save = useAction<SheetAnswer>(() => request(`${DEPOSITS}/sheet?on=${on}`, { method: "PUT", body: { rows: rowsToSend(draft), removed: draft.removed } }), {
    refresh: [DEPOSITS],
    isQuiet: true,
    onDone: (answer) => {
      client.setQueryData(key, answer.data);
      const [left, kept] = [answer.rows.filter(({ ok }) => !ok), answer.removed.filter(({ ok }) => !ok)];
      const isLeft = (id: string) => left.some((outcome) => outcome.id === id);
      // A deletion that came too late is taken back: how the row stands now is seen first.
      setDraft({ rows: draft.rows.filter(({ id }) => isLeft(id)), removed: [] });
      setRefused(Object.fromEntries([...left, ...kept].map(({ id, message = "" }) => [id, message])));
      setFaults({});
      if (left.length + kept.length === 0) toast.success(t("state.saved"));
      else toast.info(t("outreach.deposit.someLeft", { count: left.length + kept.length }));
    },
  });
  const forget = (id: string) => {
    setDraft(forgotten(draft, id));
    setRefused(({ [id]: _known, ...others }) => others);
    setFaults(({ [id]: _known, ...others }) => others);
  };
  return {
    saved,
    rows,
    draft,
    save,
    faults,
    refused,
    changes: draft.rows.length + draft.removed.length,
    type: (row: GridRow, changes: Partial<Cells>) => {
      setDraft(typed(draft, row, changes));
      setFaults(({ [row.id]: known = {}, ...others }) => ({ ...others, [row.id]: Object.fromEntries(Object.entries(known).filter(([field]) => !(field in changes))) }));
    },
    /** Types into many rows at once. */
    fill: (lines: { row: GridRow; changes: Partial<Cells> }[]) => setDraft(lines.reduce((now, { row, changes }) => typed(now, row, changes), draft)),
    remove: (row: GridRow) => (row.saved ? setDraft({ rows: draft.rows.filter(({ id }) => id !== row.id), removed: [...draft.removed, { id: row.id, version: row.saved.version }] }) : forget(row.id)),
    forget,
    /** Of two that changed the row, this one's words are to stand. */
    keep: (row: GridRow) => {
      const version = row.saved?.version ?? null;
      const id = row.isGone ? crypto.randomUUID() : row.id;
      setDraft({ ...draft, rows: draft.rows.map((one) => (one.id === row.id ? { ...one, id, version } : one)) });
      setRefused(({ [row.id]: _known, ...others }) => others);
    },
    send: () => save.mutate(undefined, { onError: (error) => setFaults(faultsByRow(error.faults, draft.rows.map(({ id }) => id))) }),
    discard: () => {
      setDraft(NOTHING);
      setFaults({});
      setRefused({});
    },
  };
}

export type SheetState = ReturnType<typeof useSheet>;
