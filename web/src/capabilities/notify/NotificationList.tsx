import "@/ui/locales";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, post } from "@/lib/api";
import { moment, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { cn } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";

interface Notification {
  id: string;
  kind: string;
  subject_kind: string;
  subject_id: string;
  subject_label: string;
  actor_name: string | null;
  created_at: string;
  read_at: string | null;
}

/** What a notification can be about and has a page of its own, or stands on one with others. */
const PAGES: Record<string, (id: string) => string> = {
  lead: (id) => `/leads/${id}`,
  deal: (id) => `/deals/${id}`,
  customer: (id) => `/customers/${id}`,
  batch: (id) => `/my-records/${id}`,
  database: (id) => `/databases/${id}`,
  download_request: () => "/record-requests",
  reservation: () => "/reserved-members",
  import: (id) => `/import/${id}`,
  export: () => "/downloads",
};

const pageOf = ({ subject_kind, subject_id }: Notification) => PAGES[subject_kind]?.(subject_id) ?? "/notifications";

const REFRESH = ["/api/notifications", "/api/auth/me"];

export function useReadAll() {
  return useAction<void>(() => post("/api/notifications/read-all"), { refresh: REFRESH });
}

/** The newest news; what was not read yet has a mark. */
export function NotificationList({ count, onGo }: { count: number; onGo?: () => void }) {
  const { t } = useTranslation();
  const list = useOne<Page<Notification>>(`/api/notifications?per_page=${count}`);
  const read = useAction<void, string>((id) => post(`/api/notifications/${id}/read`), { refresh: REFRESH });
  return (
    <Loaded of={list} skeleton={<Skeleton className="late m-4 h-64" />}>
      {(page) =>
        page.data.length === 0 ? (
          <EmptyState title={t("notification.empty")} />
        ) : (
          <ul>
            {page.data.map((row) => (
              <li key={row.id} className="border-b last:border-b-0">
                <Link
                  to={pageOf(row)}
                  className="grid min-h-14 grid-cols-[0.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 px-5 py-3 hover:bg-row-hover"
                  onClick={() => {
                    if (!row.read_at) read.mutate(row.id);
                    onGo?.();
                  }}
                >
                  <span className={cn("size-2 self-center rounded-full", !row.read_at && "bg-accent ring-1 ring-[var(--yellow-500)]")}>{!row.read_at && <span className="sr-only">{t("notification.unread")}</span>}</span>
                  <span className={cn("min-w-0", row.read_at && "text-muted-foreground")}>
                    <span className={cn(!row.read_at && "font-medium")}>{row.actor_name ?? "Langgan"}</span> {t(`event.${row.kind}`, { defaultValue: row.kind })}
                    <span className="block truncate text-sm text-muted-foreground">{row.subject_label}</span>
                  </span>
                  <span className="text-xs whitespace-nowrap text-muted-foreground" title={moment(row.created_at)}>
                    {relative(row.created_at)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
