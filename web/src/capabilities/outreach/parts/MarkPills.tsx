import { useTranslation } from "react-i18next";
import { Pill } from "@/ui/basics";
import type { ContactRecord } from "../api";
import { STATUS_LOOKS } from "./marks";

type Marked = Pick<ContactRecord, "whatsapp_status" | "responded">;

/** What WhatsApp said of a number. */
export function WhatsappPill({ of }: { of: Marked }) {
  const { t } = useTranslation();
  if (!of.whatsapp_status) return <span className="text-muted-foreground">–</span>;
  const { icon: Icon, tone } = STATUS_LOOKS[of.whatsapp_status];
  return (
    <Pill tone={tone}>
      <Icon className="size-3.5" aria-hidden />
      {t(`outreach.mark.${of.whatsapp_status}`)}
    </Pill>
  );
}

/** Whether somebody responded. */
export function RespondedPill({ of }: { of: Marked }) {
  const { t } = useTranslation();
  if (of.responded === null) return <span className="text-muted-foreground">–</span>;
  return <Pill tone={of.responded ? "success" : "plain"}>{t(of.responded ? "outreach.mark.yes" : "outreach.mark.no")}</Pill>;
}
