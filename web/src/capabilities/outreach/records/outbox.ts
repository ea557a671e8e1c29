import { ApiError } from "@/lib/api";
import type { ContactRecord } from "../api";

/** What is said about a record; `null` takes it back. */
export type Mark = Partial<Pick<ContactRecord, "whatsapp_status" | "responded" | "note">>;

/** A mark on its way to the server. */
export interface Waiting {
  key: string;
  user: string;
  record: string;
  /** Whom it is about, for the case that it is refused. */
  name: string;
  mark: Mark;
  at: number;
}

/** Where marks lie until the server has them. */
export interface Shelf {
  all: (user: string) => Promise<Waiting[]>;
  add: (waiting: Waiting) => Promise<void>;
  drop: (key: string) => Promise<void>;
}

export interface OutboxState {
  waiting: readonly Waiting[];
  /** Whether the server could not be reached. */
  isStuck: boolean;
}

interface OutboxOptions {
  shelf: Shelf;
  send: (waiting: Waiting) => Promise<ContactRecord>;
  onSent: (saved: ContactRecord) => void;
  onRefused: (waiting: Waiting, error: ApiError) => void;
  /** One sender at a time, in all tabs. */
  alone: (work: () => Promise<void>) => Promise<void>;
}

const PATIENCE = 15_000;

/** Whether it may work later as it is: not reached, busy, or nobody logged in. */
const mayWorkLater = (error: unknown) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500 || [401, 408, 429].includes(error.status);

/** Keeps marks until the server has taken or refused each, in the order in which they were made. */
export function createOutbox({ shelf, send, onSent, onRefused, alone }: OutboxOptions) {
  let state: OutboxState = { waiting: [], isStuck: false };
  let user = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;
  /** Marks that are shown and not on the shelf yet. */
  const arriving = new Set<string>();
  const watchers = new Set<() => void>();
  const set = (changes: Partial<OutboxState>) => {
    state = { ...state, ...changes };
    watchers.forEach((watch) => watch());
  };

  async function work() {
    for (let [first] = await shelf.all(user); first; [first] = await shelf.all(user)) {
      const { key } = first;
      try {
        onSent(await send(first));
      } catch (error) {
        if (mayWorkLater(error)) {
          set({ isStuck: true });
          timer = setTimeout(() => void flush(), PATIENCE);
          return;
        }
        onRefused(first, error as ApiError);
      }
      await shelf.drop(key);
      set({ waiting: state.waiting.filter((other) => other.key !== key), isStuck: false });
    }
    // What another tab has sent waits here no longer.
    set({ waiting: state.waiting.filter(({ key }) => arriving.has(key)), isStuck: false });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    sending ??= alone(work).finally(() => {
      sending = undefined;
    });
    return sending;
  }

  return {
    now: () => state,
    watch: (watch: () => void) => {
      watchers.add(watch);
      return () => {
        watchers.delete(watch);
      };
    },
    flush,
    /** Sends what this person left behind, here or in another tab. */
    async open(who: string) {
      if (who === user) return;
      user = who;
      set({ waiting: await shelf.all(who) });
      await flush();
    },
    /** Shows the mark at once and sends it as soon as that is possible. */
    async put(waiting: Waiting) {
      arriving.add(waiting.key);
      set({ waiting: [...state.waiting, waiting] });
      await shelf.add(waiting);
      arriving.delete(waiting.key);
      // What is being sent now may have looked before this one was there.
      await sending;
      await flush();
    },
  };
}

/** A record as it will be once the server has what waits. */
export function withMarks(record: ContactRecord, waiting: readonly Waiting[]): ContactRecord {
  return waiting.filter((one) => one.record === record.id).reduce((shown, { mark }) => ({ ...shown, ...mark }), record);
}
