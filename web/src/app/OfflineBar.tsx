import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";

/** Says plainly that nothing can be saved now, and when it can again. */
export function OfflineBar() {
  const { t } = useTranslation();
  const [isOff, setOff] = useState(!navigator.onLine);
  useEffect(() => {
    const onOff = () => setOff(true);
    const onOn = () => {
      setOff(false);
      toast.success(t("frame.online"));
    };
    window.addEventListener("offline", onOff);
    window.addEventListener("online", onOn);
    return () => {
      window.removeEventListener("offline", onOff);
      window.removeEventListener("online", onOn);
    };
  }, [t]);
  if (!isOff) return null;
  return (
    <p role="alert" className="flex items-center justify-center gap-2 bg-warning-soft px-4 py-1.5 text-center text-sm text-warning">
      <WifiOff className="size-4 shrink-0" aria-hidden />
      {t("frame.offline")}
    </p>
  );
}
