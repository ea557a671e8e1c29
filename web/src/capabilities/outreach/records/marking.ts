import "../locales";
import type { InfiniteData } from "@tanstack/react-query";
import i18next from "i18next";
import { type Page, request } from "@/lib/api";
import { queryClient } from "@/lib/queryClient";
import { toast } from "@/lib/toast";
import type { ContactRecord } from "../api";
import { type Waiting, createOutbox } from "./outbox";
import { shelfOfBrowser } from "./shelf";

const MINE = "/api/my-assigned-records";
const PATIENCE = 20_000;

type Cached = Page<ContactRecord> | InfiniteData<Page<ContactRecord>>;

/** The page or pages with the record as the server has it now. */
function replaced(cached: Cached | undefined, saved: ContactRecord): Cached | undefined {
  if (!cached) return cached;
  const inPage = (page: Page<ContactRecord>) => ({ ...page, data: page.data.map((row) => (row.id === saved.id ? saved : row)) });
  return "pages" in cached ? { ...cached, pages: cached.pages.map(inPage) } : inPage(cached);
}

/** Shows a record everywhere as the server has it now. */
export function showSaved(saved: ContactRecord) {
  queryClient.setQueriesData<Cached>({ predicate: ({ queryKey }) => queryKey[0] === MINE }, (cached) => replaced(cached, saved));
}

const refresh = () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => [MINE, "/api/batches"].some((path) => String(queryKey[0]).startsWith(path)) });

/** One sender at a time, also where several tabs are open. */
const alone = (work: () => Promise<void>): Promise<void> => ("locks" in navigator ? navigator.locks.request("langgan.outbox", work) : work());

/** The marks of whoever works here, on their way to the server. */
export const outbox = createOutbox({
  shelf: shelfOfBrowser(),
  alone,
  send: ({ record, mark }: Waiting) => request<ContactRecord>(`/api/customer-records/${record}/whatsapp-status`, { method: "PATCH", body: mark, signal: AbortSignal.timeout(PATIENCE) }),
  onSent: showSaved,
  onRefused: ({ name }, error) => {
    toast.error(i18next.t("outreach.outbox.refused", { name, why: error.message }), { duration: 10_000 });
    refresh();
  },
});

window.addEventListener("online", () => void outbox.flush());
