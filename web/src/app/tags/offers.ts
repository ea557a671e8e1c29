import { type TagCount, folded, isAmong } from "./api";

/** What is offered while one types a label. */
export interface Offer {
  tag: string;
  /** How many have it; nothing for one that does not exist yet. */
  count?: number;
}

/** The known labels that are not there yet, and the typed one where it is new. */
export function offersFor(text: string, known: TagCount[], taken: string[], mayMake: boolean): Offer[] {
  const free = known.filter(({ tag }) => !isAmong(taken, tag) && folded(tag).startsWith(folded(text)));
  const typed = text.trim();
  const isNew = typed !== "" && mayMake && !isAmong(taken, typed) && !isAmong(known.map(({ tag }) => tag), typed);
  return isNew ? [...free, { tag: typed }] : free;
}
