import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { NotificationList, useReadAll } from "./NotificationList";

/** The news beside the page that one is on. */
export default function NotificationDrawer({ unread, onClose }: { unread: number; onClose: () => void }) {
  const { t } = useTranslation();
  const readAll = useReadAll();
  return (
    <Dialog isOpen onClose={onClose} title={t("notification.title")} side="right">
      <div className="-m-5">
        <div className="flex items-center justify-between gap-2 border-b px-5 py-2">
          <Link to="/notifications" className="inline-flex min-h-8 items-center text-sm text-info underline max-md:min-h-11" onClick={onClose}>
            {t("notification.all")}
          </Link>
          <Button size="sm" look="ghost" disabled={unread === 0} isBusy={readAll.isPending} onClick={() => readAll.mutate()}>
            {t("notification.readAll")}
          </Button>
        </div>
        <NotificationList count={30} onGo={onClose} />
      </div>
    </Dialog>
  );
}
