import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number, shortMoney } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Board, type BoardWords } from "@/ui/Board";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Loaded, Skeleton } from "@/ui/states";
import { DEAL_STATUSES, type Deal, type DealBoardData, type DealStatusName, type Step, useDealStep } from "./api";
import { DealCard } from "./DealCard";
import { useSayStep } from "./DealSteps";

const PATH = "/api/deals/board";

interface Asking {
  deal: Deal;
  step: Step;
}

/** The pipeline of deals by status. A card goes where its next step leads; the server has the last word. */
export default function DealBoard() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const board = useOne<DealBoardData>(PATH);
  const [asking, ask] = useState<Asking | null>(null);
  const say = useSayStep();
  const words = useBoardWords();
  const step = useDealStep((deal, taken) => {
    ask(null);
    say(deal, taken);
  });
  const take = ({ deal, step: name }: Asking, to: DealStatusName) => {
    const before = client.getQueryData<DealBoardData>([PATH]);
    client.setQueryData<DealBoardData>([PATH], (now) => now && shifted(now, deal, to));
    step.mutate({ deal, step: name }, { onError: () => client.setQueryData([PATH], before) });
  };
  const go = (deal: Deal, to: DealStatusName) => {
    const name = stepTo(deal, to);
    if (!name) return void toast.info(t("deal.cannotMove", { name: deal.title, status: t(`deal.${to}`) }));
    if (name === "submit") return take({ deal, step: name }, deal.approval_level === "none" ? "approved" : "waiting_approval");
    ask({ deal, step: name });
  };
  return (
    <Loaded of={board} skeleton={<Skeleton className="late h-96" />}>
      {({ columns }) => (
        <>
          <Board
            lanes={DEAL_STATUSES.flatMap((status) => columns.filter((column) => column.status === status)).map((column) => ({
              id: column.status,
              name: t(`deal.${column.status}`),
              head: <LaneHead {...column} />,
              cards: column.cards,
              hasMore: false,
              foot: column.count > column.cards.length && (
                <Link to="/deals" search={{ status: column.status } as never} className="grid min-h-9 place-items-center text-sm text-info underline max-md:min-h-11">
                  {t("deal.showAll", { count: column.count })}
                </Link>
              ),
            }))}
            words={words}
            cardKey={(deal) => deal.id}
            cardName={(deal) => deal.title}
            canMove={(deal) => deal.can.submit || deal.can.activate || deal.can.cancel}
            renderCard={(deal, handle) => <DealCard deal={deal} handle={handle} onStep={(name) => (name === "submit" ? go(deal, "waiting_approval") : ask({ deal, step: name }))} />}
            onMove={(deal, lane) => go(deal, lane as DealStatusName)}
          />
          <ConfirmDialog isOpen={asking?.step === "activate"} onClose={() => ask(null)} onConfirm={() => asking && take(asking, "won")} title={t("deal.activateTitle")} confirm={t("action.activate")} isBusy={step.isPending}>
            <p className="font-medium text-foreground">{asking?.deal.title}</p>
            {t("deal.activateText")}
          </ConfirmDialog>
          <ConfirmDialog isOpen={asking?.step === "cancel"} onClose={() => ask(null)} onConfirm={() => asking && take(asking, "cancelled")} title={t("deal.cancelTitle")} confirm={t("deal.cancel")} look="danger" isBusy={step.isPending}>
            {t("deal.cancelText", { title: asking?.deal.title })}
          </ConfirmDialog>
        </>
      )}
    </Loaded>
  );
}

/** Until the server has answered. */
const NOTHING: Deal["can"] = { edit: false, assign: false, submit: false, activate: false, cancel: false, delete: false, restore: false };

/** The step that leads to a status, where there is one now. */
export function stepTo({ can, status }: Pick<Deal, "can" | "status">, to: DealStatusName): Step | undefined {
  if ((to === "waiting_approval" || to === "approved") && status === "draft" && can.submit) return "submit";
  if (to === "won" && can.activate) return "activate";
  return to === "cancelled" && can.cancel ? "cancel" : undefined;
}

/** The board as it will be once the server has said yes. */
function shifted({ columns }: DealBoardData, deal: Deal, to: DealStatusName): DealBoardData {
  return {
    columns: columns.map((column) => {
      const change = Number(column.status === to) - Number(column.status === deal.status);
      const cards = column.cards.filter((card) => card.id !== deal.id);
      return { ...column, count: column.count + change, value: column.value + change * deal.total, cards: column.status === to ? [{ ...deal, status: to, can: NOTHING }, ...cards] : cards };
    }),
  };
}

function LaneHead({ status, count, value }: DealBoardData["columns"][number]) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="flex min-w-0 items-center gap-2 font-semibold">
        <span className="truncate">{t(`deal.${status}`)}</span>
        <span className="num rounded-full bg-card px-1.5 text-xs font-medium text-muted-foreground">{number(count)}</span>
      </h2>
      <span className="num text-sm font-medium whitespace-nowrap text-muted-foreground">{shortMoney(value)}</span>
    </>
  );
}

function useBoardWords(): BoardWords {
  const { t } = useTranslation();
  return {
    howTo: t("deal.howTo"),
    empty: t("deal.emptyLane"),
    more: t("action.more"),
    handle: (name) => t("deal.drag", { name }),
    lifted: (name) => t("deal.lifted", { name }),
    over: (name, status) => (status ? t("deal.over", { name, status }) : t("deal.nowhere", { name })),
    dropped: (name, status) => (status ? t("deal.dropped", { name, status }) : t("deal.stays", { name })),
    cancelled: (name) => t("deal.stays", { name }),
  };
}
