import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch } from "@/lib/api";
import { day, money, number } from "@/lib/format";
import { StaleDialog } from "@/ui/StaleDialog";
import { DEAL_PATHS, type Deal } from "./api";
import { type Line, linesOf } from "./lines";
import { type DealDraft, changesOf } from "./useDealDraft";

/** Saves a changed deal. Where somebody else was faster, `dialog` shows both sides and nothing is lost. */
export function useDealChange(deal: Deal, draft: DealDraft, onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [current, setCurrent] = useState<Deal | null>(null);
  const settle = (saved: Deal) => {
    client.setQueryData([`/api/deals/${deal.id}`], saved);
    setCurrent(null);
    onDone();
  };
  const save = useAction<Deal, number | void>((version) => patch(`/api/deals/${deal.id}`, changesOf(draft), version ?? draft.version), {
    refresh: DEAL_PATHS,
    done: t("state.saved"),
    isQuiet: true,
    onStale: (theirs) => setCurrent(theirs as Deal),
    onDone: settle,
  });
  const dialog: ReactNode = current && (
    <StaleDialog
      title={t("deal.stale")}
      hint={t("deal.staleHint")}
      words={{ field: t("deal.field"), mine: t("deal.mineNow"), theirs: t("deal.theirs"), see: t("deal.see"), keep: t("deal.keepMine") }}
      rows={[
        { label: t("deal.title"), mine: draft.title, theirs: current.title },
        { label: t("deal.validUntil"), mine: day(draft.valid_until) || "–", theirs: day(current.valid_until) || "–" },
        { label: t("deal.note"), mine: draft.note || "–", theirs: current.note ?? "–" },
        { label: t("deal.items"), mine: told(draft.lines), theirs: told(linesOf(current)) },
      ].filter((row) => row.mine !== row.theirs)}
      isBusy={save.isPending}
      onSee={() => settle(current)}
      onKeep={() => save.mutate(current.version)}
    />
  );
  return { save, dialog };
}

const told = (lines: Line[]) => lines.map((line) => `${number(line.quantity)} × ${line.name} ${money(line.price)}`).join(", ") || "–";
