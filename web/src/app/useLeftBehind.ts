import { useEffect } from "react";

/** Where marks wait that could not be sent; the telesales room names it. */
const OUTBOX = "langgan.outbox";

/** Sends what an earlier page could not: it was closed, or its battery was empty, before there was a connection again. */
export function useLeftBehind(user: string, worksWithRecords: boolean) {
  useEffect(() => {
    if (!worksWithRecords || typeof indexedDB === "undefined" || !("databases" in indexedDB)) return;
    void indexedDB.databases().then(async (known) => {
      if (!known.some(({ name }) => name === OUTBOX)) return;
      const { outbox } = await import("@/capabilities/outreach/records/marking");
      await outbox.open(user);
    });
  }, [user, worksWithRecords]);
}
