import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { Button, Card, PageHead } from "@/ui/basics";
import { NotificationList, useReadAll } from "./NotificationList";

/** What one should know. */
export default function NotificationsPage() {
  const { t } = useTranslation();
  const unread = useSession().badges.notifications ?? 0;
  const readAll = useReadAll();
  return (
    <>
      <PageHead
        title={t("notification.title")}
        actions={
          unread > 0 && (
            <Button isBusy={readAll.isPending} onClick={() => readAll.mutate()}>
              {t("notification.readAll")}
            </Button>
          )
        }
      />
      <Card className="overflow-hidden">
        <NotificationList count={100} />
      </Card>
    </>
  );
}
