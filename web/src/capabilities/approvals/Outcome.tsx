import { useTranslation } from "react-i18next";
import { moment, relative } from "@/lib/format";
import { Pill, type Tone } from "@/ui/basics";
import type { Approval } from "./api";

const tones: Record<Approval["status"], Tone> = { pending: "warning", approved: "success", rejected: "danger", void: "plain" };

/** What became of a question: who said what. */
export function Outcome({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const { status, decided_by_name, decided_at, note, level } = approval;
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Pill tone={tones[status]}>{t(`approval.${status}`)}</Pill>
        {status === "pending" && <span className="text-muted-foreground">{t("approval.cannotDecide", { who: t(`approval.${level}`) })}</span>}
        {status === "void" && <span className="text-muted-foreground">{t("approval.voidHint")}</span>}
        {decided_by_name && <span>{t("approval.decidedBy", { name: decided_by_name })}</span>}
        {decided_at && (
          <span className="text-xs text-muted-foreground" title={moment(decided_at)}>
            {relative(decided_at)}
          </span>
        )}
      </p>
      {note && <blockquote className="border-l-2 border-input pl-3 break-words whitespace-pre-wrap">{note}</blockquote>}
    </div>
  );
}
