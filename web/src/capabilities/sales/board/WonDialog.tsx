import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/Dialog";
import type { Lead } from "../api";

/** Says how a lead is won, and leads there. */
export function WonDialog({ lead, stage, onClose }: { lead: Lead; stage: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen onClose={onClose} title={t("sales.board.wonTitle")}>
      <p>{t("sales.board.wonText", { name: lead.name, stage })}</p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Link to={`/leads/${lead.id}`} className="inline-flex h-9 items-center rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:h-11">
          {t("sales.board.seeLead")}
        </Link>
        <Link to="/deals/new" search={{ lead_id: lead.id } as never} className="inline-flex h-9 items-center rounded-md bg-accent px-3.5 font-medium text-accent-foreground max-md:h-11">
          {t("sales.board.newDeal")}
        </Link>
      </div>
    </Dialog>
  );
}
