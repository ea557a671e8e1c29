import { Bell as BellIcon } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";

const NotificationDrawer = lazy(() => import("./NotificationDrawer"));

/** The bell: how many one has not read, and what. */
export default function Bell({ count }: { count: number }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-haspopup="dialog" className="relative grid h-9 w-10 items-center justify-items-start rounded-md pl-2.5 hover:bg-muted max-md:size-11" aria-label={`${t("nav.notifications")}: ${count}`} onClick={() => setOpen(true)}>
        <BellIcon className="size-4" aria-hidden />
        {count > 0 && <span className="num absolute top-0.5 right-0 rounded-full bg-accent px-1 text-2xs font-semibold text-accent-foreground">{count > 99 ? "99+" : count}</span>}
      </button>
      <Suspense>{isOpen && <NotificationDrawer unread={count} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
