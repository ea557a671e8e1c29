import { Check, CheckCheck, type LucideIcon, X } from "lucide-react";
import type { Tone } from "@/ui/basics";
import type { WhatsappStatus } from "../api";

/** How each WhatsApp status looks, by which key it is set, and how it is painted in a bar. */
export const STATUS_LOOKS: Record<WhatsappStatus, { icon: LucideIcon; tone: Tone; key: string; paint: string; chosen: string }> = {
  ada: { icon: CheckCheck, tone: "success", key: "1", paint: "bg-success", chosen: "border-success bg-success-soft text-success" },
  tidak: { icon: X, tone: "danger", key: "2", paint: "bg-danger", chosen: "border-danger bg-danger-soft text-danger" },
  ceklis1: { icon: Check, tone: "warning", key: "3", paint: "bg-warning", chosen: "border-warning bg-warning-soft text-warning" },
};
