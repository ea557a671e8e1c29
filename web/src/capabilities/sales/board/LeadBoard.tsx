import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { useAction } from "@/app/useAction";
import { number, shortMoney } from "@/lib/format";
import type { ListState } from "@/lib/hooks";
import { Board, type BoardWords } from "@/ui/Board";
import { FilterChip } from "@/ui/FilterChip";
import { ErrorState, Skeleton } from "@/ui/states";
import { LEAD_PATHS, type MoveInput, moveLead } from "../actions";
import { type Lead, useSellers } from "../api";
import { LostDialog } from "../LostDialog";
import { StageDot } from "../StagePill";
import { LeadCard } from "./LeadCard";
import { type BoardColumn, useBoard } from "./useBoard";
import { WonDialog } from "./WonDialog";

type Asking = { lead: Lead; to: BoardColumn };

/** Leads by stage. A card moves at once, and back with a word why. */
export default function LeadBoard({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const sellers = useSellers();
  const { board, deepen, show, refresh } = useBoard(state.search.owner_id);
  const [asking, ask] = useState<Asking | null>(null);
  const words = useBoardWords();
  const move = useAction<Lead, MoveInput>(moveLead, { refresh: LEAD_PATHS });
  const go = async (lead: Lead, to: BoardColumn) => {
    if (lead.stage_id === to.stage_id) return;
    if (to.kind !== "open") return ask({ lead, to });
    const back = await show(lead, to);
    move.mutate(
      { lead, stage_id: to.stage_id },
      {
        onError: () => {
          back();
          toast(t("sales.board.failed", { name: lead.name }));
          void refresh();
        },
      },
    );
  };
  if (board.error && !board.data) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  const columns = board.data?.columns ?? [];
  return (
    <>
      {sellers.length > 1 && (
        <div className="mb-3">
          <FilterChip filter={{ name: "owner_id", label: t("lead.owner"), choices: sellers }} state={state} />
        </div>
      )}
      {board.isPending ? (
        <BoardSkeleton />
      ) : (
        <Board
          lanes={columns.map((column) => ({ id: column.stage_id, name: column.name, head: <LaneHead column={column} />, cards: column.cards, hasMore: column.has_more }))}
          words={words}
          cardKey={(lead) => lead.id}
          cardName={(lead) => lead.name}
          canMove={(lead) => lead.can.move}
          renderCard={(lead, handle) => <LeadCard lead={lead} handle={handle} moves={lead.can.move ? columns.filter((to) => to.stage_id !== lead.stage_id).map((to) => ({ label: to.name, onSelect: () => void go(lead, to) })) : []} />}
          onMove={(lead, lane) => {
            const to = columns.find((column) => column.stage_id === lane);
            if (to) void go(lead, to);
          }}
          onMore={deepen}
          isLoadingMore={board.isPlaceholderData}
        />
      )}
      {asking?.to.kind === "lost" && <LostDialog lead={asking.lead} stageId={asking.to.stage_id} onClose={() => ask(null)} />}
      {asking?.to.kind === "won" && <WonDialog lead={asking.lead} stage={asking.to.name} onClose={() => ask(null)} />}
    </>
  );
}

function LaneHead({ column }: { column: BoardColumn }) {
  return (
    <>
      <h2 className="flex min-w-0 items-center gap-2 font-semibold">
        <StageDot color={column.color} />
        <span className="truncate">{column.name}</span>
        <span className="num rounded-full bg-card px-1.5 text-xs font-medium text-muted-foreground">{number(column.count)}</span>
      </h2>
      <span className="num text-sm font-medium whitespace-nowrap text-muted-foreground">{shortMoney(column.value)}</span>
    </>
  );
}

function BoardSkeleton() {
  return (
    <div className="flex gap-3 overflow-hidden" aria-hidden>
      {Array.from({ length: 4 }, (_, lane) => (
        <div key={lane} className="grid w-[19rem] shrink-0 content-start gap-2 rounded-xl border bg-card p-3">
          {Array.from({ length: 4 - (lane % 3) }, (_, card) => (
            <Skeleton key={card} className="h-24" />
          ))}
        </div>
      ))}
    </div>
  );
}

function useBoardWords(): BoardWords {
  const { t } = useTranslation();
  return {
    howTo: t("sales.board.howTo"),
    empty: t("sales.board.empty"),
    more: t("sales.board.more"),
    handle: (name) => t("sales.board.drag", { name }),
    lifted: (name) => t("sales.board.lifted", { name }),
    over: (name, stage) => (stage ? t("sales.board.over", { name, stage }) : t("sales.board.nowhere", { name })),
    dropped: (name, stage) => (stage ? t("sales.board.dropped", { name, stage }) : t("sales.board.cancelled", { name })),
    cancelled: (name) => t("sales.board.cancelled", { name }),
  };
}
