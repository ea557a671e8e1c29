import { useTranslation } from "react-i18next";
import { Pill, type Tone } from "@/ui/basics";
import type { ServiceStatusName } from "./api";

const TONES: Record<ServiceStatusName, Tone> = { pending_install: "info", active: "success", suspended: "warning", terminated: "plain" };

/** How a service stands. */
export function ServiceStatus({ status }: { status: ServiceStatusName }) {
  const { t } = useTranslation();
  return <Pill tone={TONES[status]}>{t(`service.${status}`)}</Pill>;
}
