import "./locales";
import { useTranslation } from "react-i18next";
import { Pill, type Tone } from "@/ui/basics";
import type { DealStatusName } from "./api";

const tones: Record<DealStatusName, Tone> = { draft: "plain", waiting_approval: "warning", approved: "info", rejected: "danger", won: "success", cancelled: "plain" };

/** How a deal stands. */
export function DealStatus({ status }: { status: DealStatusName }) {
  const { t } = useTranslation();
  return <Pill tone={tones[status]}>{t(`deal.${status}`)}</Pill>;
}
