import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Shelf, Waiting } from "./outbox";

interface Store extends DBSchema {
  marks: { key: string; value: Waiting; indexes: { user: string } };
}

let opened: Promise<IDBPDatabase<Store>> | undefined;

function open() {
  opened ??= openDB<Store>("langgan.outbox", 1, {
    upgrade: (database) => void database.createObjectStore("marks", { keyPath: "key" }).createIndex("user", "user"),
  });
  return opened;
}

const inOrder = (rows: Waiting[]) => rows.toSorted((one, other) => one.at - other.at);

/** Marks in the browser's own database: a closed page or an empty battery loses none. */
export const lasting: Shelf = {
  all: async (user) => inOrder(await (await open()).getAllFromIndex("marks", "user", user)),
  add: async (waiting) => void (await (await open()).put("marks", waiting)),
  drop: async (key) => (await open()).delete("marks", key),
};

/** Marks that last as long as the page, where the browser keeps no database. */
export function passing(): Shelf {
  const kept = new Map<string, Waiting>();
  return {
    all: (user) => Promise.resolve(inOrder([...kept.values()].filter((one) => one.user === user))),
    add: (waiting) => Promise.resolve(void kept.set(waiting.key, waiting)),
    drop: (key) => Promise.resolve(void kept.delete(key)),
  };
}

/** The lasting shelf, or the passing one where there is none: some browsers refuse it in private windows. */
export function shelfOfBrowser(): Shelf {
  const memory = passing();
  let isRefused = typeof indexedDB === "undefined";
  const attempt = async <T>(act: (shelf: Shelf) => Promise<T>): Promise<T> => {
    if (isRefused) return act(memory);
    try {
      return await act(lasting);
    } catch {
      isRefused = true;
      return act(memory);
    }
  };
  return { all: (user) => attempt((shelf) => shelf.all(user)), add: (waiting) => attempt((shelf) => shelf.add(waiting)), drop: (key) => attempt((shelf) => shelf.drop(key)) };
}
