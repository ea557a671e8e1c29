import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { type Page, post } from "@/lib/api";
import { moment, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button, Card, PageHead, cn } from "@/ui/basics";
import { EmptyState, Loaded } from "@/ui/states";

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

/** What one should know. */
export default function NotificationsPage() {
  const { t } = useTranslation();
  const list = useOne<Page<Notification>>("/api/notifications?per_page=100");
  const refresh = ["/api/notifications", "/api/auth/me"];
  const all = useAction<void>(() => post("/api/notifications/read-all"), { refresh });
  const one = useAction<void, string>((id) => post(`/api/notifications/${id}/read`), { refresh });
  return (
    <>
      <PageHead title={t("notification.title")} actions={<Button isBusy={all.isPending} onClick={() => all.mutate()}>{t("notification.readAll")}</Button>} />
      <Card>
        <Loaded of={list}>
          {(page) =>
            page.data.length === 0 ? (
              <EmptyState title={t("notification.empty")} />
            ) : (
              <ul>
                {page.data.map((row) => (
                  <li key={row.id} className={cn("border-b last:border-b-0", !row.read_at && "bg-row-selected")}>
                    <Link to={`/${row.subject_kind}s/${row.subject_id}`} className="flex justify-between gap-3 px-5 py-3 hover:bg-row-hover" onClick={() => one.mutate(row.id)}>
                      <span className="min-w-0">
                        <span className="font-medium">{row.actor_name ?? "Langgan"}</span> {t(`event.${row.kind}`, { defaultValue: row.kind })}
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
      </Card>
    </>
  );
}
