import { useState } from "react";
import type { Deal } from "./api";
import { type Line, itemsOf, linesOf } from "./lines";

/** A deal while it is changed, and the version it was when that began. */
export interface DealDraft {
  title: string;
  note: string;
  valid_until: string;
  lines: Line[];
  version: number;
}

const draftOf = (deal: Deal): DealDraft => ({ title: deal.title, note: deal.note ?? "", valid_until: deal.valid_until ?? "", lines: linesOf(deal), version: deal.version });

/** What is sent. */
export const changesOf = ({ title, note, valid_until, lines }: DealDraft) => ({ title, note: note || null, valid_until: valid_until || null, items: itemsOf(lines) });

const isSame = (one: DealDraft, other: DealDraft) => JSON.stringify(changesOf(one)) === JSON.stringify(changesOf(other));

/** What one changes of a deal survives a reload and a lost session; what one doesn't change follows the server. */
export function useDealDraft(deal: Deal) {
  const key = `langgan.draft.deal.${deal.id}`;
  const [kept, keep] = useState<DealDraft | null>(() => JSON.parse(sessionStorage.getItem(key) ?? "null") as DealDraft | null);
  const now = draftOf(deal);
  const draft = kept ?? now;
  return {
    draft,
    isChanged: kept !== null && !isSame(kept, now),
    /** Somebody else changed the deal since one began. */
    isOld: kept !== null && kept.version < deal.version && !isSame(kept, now),
    change: (changes: Partial<DealDraft>) => {
      const next = { ...draft, ...changes };
      sessionStorage.setItem(key, JSON.stringify(next));
      keep(next);
    },
    forget: () => {
      sessionStorage.removeItem(key);
      keep(null);
    },
  };
}
