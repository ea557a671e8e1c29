import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Pill, type Tone } from "@/ui/basics";
import type { ListedImport } from "./api";

const FACES = {
  preview: { tone: "warning", icon: CircleDashed },
  running: { tone: "info", icon: LoaderCircle },
  done: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: CircleAlert },
  undone: { tone: "plain", icon: Undo2 },
} satisfies Record<ListedImport["status"], { tone: Tone; icon: unknown }>;

/** How far an import has come. */
export function ImportStatus({ of }: { of: Pick<ListedImport, "status" | "is_undoing" | "done" | "rows"> }) {
  const { t } = useTranslation();
  const { tone, icon: Icon } = FACES[of.status];
  return (
    <Pill tone={tone}>
      <Icon className={of.status === "running" ? "size-3 animate-spin" : "size-3"} aria-hidden />
      {t(`imports.statuses.${of.is_undoing ? "undoing" : of.status}`)}
    </Pill>
  );
}
