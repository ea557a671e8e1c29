import { Columns3, Rows3 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ListState } from "@/lib/hooks";
import { Button } from "./basics";

/** A list as a table or as a board; the address says which. */
export function ShapeSwitch({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const isBoard = state.search.view === "board";
  return (
    <div className="flex rounded-md border bg-card p-0.5" role="group" aria-label={t("list.shape")}>
      {([[undefined, "list.table", Rows3], ["board", "list.board", Columns3]] as const).map(([view, words, Icon]) => {
        const isChosen = isBoard === (view === "board");
        return (
          <Button key={words} look="ghost" size="sm" aria-pressed={isChosen} className={isChosen ? "bg-muted" : ""} onClick={() => state.set({ view })}>
            <Icon className="size-4" aria-hidden />
            <span className="max-md:sr-only">{t(words)}</span>
          </Button>
        );
      })}
    </div>
  );
}
