import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { useModule } from "@/app/session";
import { post } from "@/lib/api";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import type { ContactRecord } from "../api";
import { showSaved } from "./marking";

/** Carries somebody over into sales; asks first where sales knows them already. */
export function MakeLead({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const [isKnown, setKnown] = useState(false);
  const sells = useModule("sales");
  const make = useAction<ContactRecord, { allow_duplicate: boolean }>((how) => post(`/api/customer-records/${record.id}/make-lead`, how), {
    refresh: ["/api/my-assigned-records", "/api/leads"],
    isQuiet: true,
    isSilent: true,
    onDone: (saved) => {
      setKnown(false);
      showSaved(saved);
      toast.success(t("outreach.lead.done", { name: record.name }));
    },
  });
  if (!sells) return null;
  const go = () =>
    make.mutate(
      { allow_duplicate: false },
      {
        onError: (error) => {
          if (error.code === "duplicate") setKnown(true);
          else if (error.status >= 400 && error.status < 500) toast.error(error.message);
        },
      },
    );
  return (
    <>
      <Button isBusy={make.isPending} onClick={go}>
        {t("outreach.lead.make")}
        <ArrowRight className="size-4" aria-hidden />
      </Button>
      <ConfirmDialog isOpen={isKnown} onClose={() => setKnown(false)} title={t("outreach.lead.known")} confirm={t("outreach.lead.anyway")} isBusy={make.isPending} onConfirm={() => make.mutate({ allow_duplicate: true }, { onError: (error) => error.status < 500 && toast.error(error.message) })}>
        {t("outreach.lead.knownText", { name: record.name })}
      </ConfirmDialog>
    </>
  );
}
